package dev.morphogen.training.data.convert;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.ImageSplit;
import dev.morphogen.training.data.ProgressListener;
import dev.morphogen.training.data.parallel.ParallelWork;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Picture files, {@code train/CLASS/NNNNNN.png} and {@code test/CLASS/NNNNNN.png}, or {@code .jpg}. */
final class FolderWriter {

  private final ImageDataset data;
  private final Path root;
  private final PictureFormat format;
  private final ProgressListener progress;
  private final List<String> folders;

  FolderWriter(ImageDataset data, Path root, PictureFormat format, ProgressListener progress) {
    this.data = data;
    this.root = root;
    this.format = format;
    this.progress = progress;
    this.folders = ClassFolderNames.of(data.classes());
  }

  static void check(ImageDataset data) {
    int channels = data.imageShape().channels();
    if (channels != 1 && channels != 3) {
      throw new InvalidInputException(
          "%s: expected 1 or 3 channels to write pictures, got %s: write to idx:DIR instead"
              .formatted(data.name(), data.imageShape()));
    }
    requireEveryClass(data);
  }

  /** Without a folder in {@code train/} a class would be lost, or its test pictures be of none. */
  private static void requireEveryClass(ImageDataset data) {
    ImageSplit train = data.train();
    Set<Integer> there =
        IntStream.range(0, train.size()).mapToObj(train::label).collect(Collectors.toSet());
    for (int label = 0; label < data.classes().size(); label++) {
      if (!there.contains(label)) {
        throw new InvalidInputException(
            "%s: expected training images of every class to write class folders, got none of '%s': write to idx:DIR instead"
                .formatted(data.name(), data.classes().get(label)));
      }
    }
  }

  void write() throws IOException {
    write(data.train(), root.resolve("train"), "writing training pictures");
    write(data.test(), root.resolve("test"), "writing test pictures");
  }

  private void write(ImageSplit split, Path folder, String what) throws IOException {
    Files.createDirectory(folder);
    for (int label : IntStream.range(0, split.size()).map(split::label).distinct().toArray()) {
      Files.createDirectory(folder.resolve(folders.get(label)));
    }
    ParallelWork.forEach(
        split.size(), what, progress::progress, n -> writePicture(split, n, folder));
  }

  private void writePicture(ImageSplit split, int index, Path folder) {
    String name = String.format(Locale.ROOT, "%06d.%s", index, format.ending());
    Path file = folder.resolve(folders.get(split.label(index)), name);
    byte[] pixels = new byte[data.imageShape().size()];
    split.read(index, pixels, 0);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      format.write(picture(pixels, data.imageShape()), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage picture(byte[] pixels, Shape shape) {
    int type = shape.channels() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    BufferedImage picture = new BufferedImage(shape.width(), shape.height(), type);
    int[] samples = new int[pixels.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = pixels[i] & 0xFF;
    }
    picture.getRaster().setPixels(0, 0, shape.width(), shape.height(), samples);
    return picture;
  }
}
