package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.training.data.format.ClassNames;
import dev.morphogen.training.data.format.IdxFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * MNIST's four files, plain or .gz: {@code train-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte}
 * and so on; colour images have four sides, {@code idx4}, {@code [n, h, w, c]}.
 */
final class IdxFormat implements DatasetFormat {

  /** Stands for {@code idx:DIR}. */
  public IdxFormat() {}

  @Override
  public String prefix() {
    return "idx";
  }

  @Override
  public String description() {
    return "MNIST's file format, plain or .gz; class names from classes.txt, else numbers";
  }

  @Override
  public ImageDataset open(Path place, DatasetOptions options) {
    String name = prefix() + ":" + place;
    if (!Files.isDirectory(place)) {
      throw new InvalidInputException(name + ": expected a folder, there is none");
    }
    IdxSplit train = split(name, place, List.of("train"));
    IdxSplit test = split(name, place, List.of("t10k", "test"));
    Shape shape = train.shape();
    if (!test.shape().equals(shape)) {
      throw new InvalidInputException(
          "%s: expected test images of %s as the training images are, got %s"
              .formatted(name, shape, test.shape()));
    }
    List<String> classes = classes(place, Math.max(train.mostLabel(), test.mostLabel()));
    train.checkLabels(classes.size());
    test.checkLabels(classes.size());
    return Resizing.padded(
        new MemoryDataset(name, shape, classes, train.images(), test.images()), options.size());
  }

  private static IdxSplit split(String name, Path folder, List<String> parts) {
    Path images = find(name, folder, parts, "images", List.of("idx3", "idx4"));
    Path labels = find(name, folder, parts, "labels", List.of("idx1"));
    return IdxSplit.of(
        images.toString(),
        IdxFile.read(images, 3, 4),
        labels.toString(),
        IdxFile.read(labels, 1, 1));
  }

  private static Path find(
      String name, Path folder, List<String> parts, String what, List<String> kinds) {
    for (String suffix : List.of("", ".gz")) {
      for (String part : parts) {
        for (String kind : kinds) {
          for (String between : List.of("-", ".")) {
            Path file = folder.resolve(part + "-" + what + between + kind + "-ubyte" + suffix);
            if (Files.isRegularFile(file)) {
              return file;
            }
          }
        }
      }
    }
    throw new InvalidInputException(
        "%s: expected %s-%s-%s-ubyte or the same with .gz, found neither"
            .formatted(name, parts.getFirst(), what, kinds.getFirst()));
  }

  /** From {@code classes.txt}, else the numbers up to the greatest label. */
  private static List<String> classes(Path folder, int mostLabel) {
    Path file = folder.resolve("classes.txt");
    List<String> classes;
    if (Files.isRegularFile(file)) {
      try {
        String text = Files.readString(file);
        int lines = (int) text.lines().filter(line -> !line.isBlank()).count();
        classes = ClassNames.parse(file.toString(), text, lines);
      } catch (IOException e) {
        throw new InvalidInputException(
            "%s: expected class names in UTF-8, one a line (%s)".formatted(file, e.getMessage()),
            e);
      }
    } else {
      classes = IntStream.rangeClosed(0, mostLabel).mapToObj(Integer::toString).toList();
    }
    if (classes.size() < 2) {
      throw new InvalidInputException(
          "idx:%s: expected at least 2 classes, got %d".formatted(folder, classes.size()));
    }
    return classes;
  }
}
