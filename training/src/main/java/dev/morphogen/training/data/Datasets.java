package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens data sets by specification: {@code sample}, {@code cifar10:DIR}, {@code folder:DIR}, … */
public final class Datasets {

  private static final String SAMPLE = "sample";

  /** To add a format: one class, one line here. */
  private static final List<DatasetFormat> FORMATS =
      List.of(
          CifarFormat.cifar10(),
          CifarFormat.cifar100(),
          new Stl10Format(),
          new IdxFormat(),
          new FolderFormat());

  private Datasets() {}

  /** The kinds of data sets there are, in the order to show them. */
  public static List<DatasetKind> list() {
    return Stream.concat(
            Stream.of(new DatasetKind(SAMPLE, SampleDataset.DESCRIPTION)),
            FORMATS.stream().map(f -> new DatasetKind(f.prefix() + ":DIR", f.description())))
        .toList();
  }

  /** Opens with {@link DatasetOptions#defaults()}. */
  public static ImageDataset open(String specification) {
    return open(specification, DatasetOptions.defaults());
  }

  /**
   * Reads the data set into memory.
   *
   * @throws InvalidInputException if there is no such kind, or what is there is not whole and sound
   */
  public static ImageDataset open(String specification, DatasetOptions options) {
    if (specification.equals(SAMPLE)) {
      return SampleDataset.open(options);
    }
    int colon = specification.indexOf(':');
    String prefix = colon < 0 ? specification : specification.substring(0, colon);
    DatasetFormat format =
        FORMATS.stream()
            .filter(f -> f.prefix().equals(prefix))
            .findFirst()
            .orElseThrow(() -> unknown(specification));
    if (colon < 0 || colon == specification.length() - 1) {
      throw new InvalidInputException(
          "data: expected %s:DIR, got '%s': name the folder".formatted(prefix, specification));
    }
    return format.open(path(specification.substring(colon + 1)), options);
  }

  private static InvalidInputException unknown(String specification) {
    String kinds =
        list().stream().map(DatasetKind::specification).collect(Collectors.joining(", "));
    return new InvalidInputException(
        "data: expected one of %s, got '%s'".formatted(kinds, specification));
  }

  /**
   * Where a specification's part behind the colon points to. Shells leave the ~ in {@code folder:~/pets} alone, so it is
   * replaced here.
   *
   * @throws InvalidInputException if no path is written like this
   */
  public static Path path(String text) {
    try {
      return text.startsWith("~/")
          ? Path.of(System.getProperty("user.home"), text.substring(2))
          : Path.of(text);
    } catch (InvalidPathException e) {
      throw new InvalidInputException(
          "data: expected a folder, got '%s' (%s)".formatted(text, e.getReason()), e);
    }
  }

  /**
   * At most {@code limit} training and as many test images, drawn with the seed, each class in
   * proportion to its share.
   *
   * @throws InvalidInputException if the limit is not positive or a label is none of the classes
   */
  public static ImageDataset limit(ImageDataset data, int limit, long seed) {
    if (limit < 1) {
      throw new InvalidInputException("limit: expected at least 1 image, got " + limit);
    }
    return new MemoryDataset(
        data.name(),
        data.imageShape(),
        data.classes(),
        some(data, "training", data.train(), limit, seed),
        some(data, "test", data.test(), limit, seed));
  }

  private static ImageSplit some(
      ImageDataset data, String part, ImageSplit split, int limit, long seed) {
    int classes = data.classes().size();
    split.requireLabels("data %s: %s".formatted(data.name(), part), classes);
    return SelectedSplit.proportional(split, classes, limit, seed);
  }
}
