package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.training.data.format.ClassNames;
import dev.morphogen.training.data.format.DataFiles;
import dev.morphogen.training.data.format.Planes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** STL-10's labelled images: pixels in one file, labels 1…10 in another; folder or archive. */
final class Stl10Format implements DatasetFormat {

  private static final Shape SHAPE = new Shape(96, 96, 3);
  private static final List<String> CLASSES = ClassNames.STL10;
  private static final List<String> FILES =
      List.of("train_X.bin", "train_y.bin", "test_X.bin", "test_y.bin");

  /** Stands for {@code stl10:DIR}. */
  public Stl10Format() {}

  @Override
  public String prefix() {
    return "stl10";
  }

  @Override
  public String description() {
    return "STL-10, labelled part: 13,000 images of 96x96x3, 10 classes";
  }

  @Override
  public ImageDataset open(Path place, DatasetOptions options) {
    String name = prefix() + ":" + place;
    DataFiles files =
        DataFiles.locate(
            place,
            new DataFiles.Packing(prefix(), name, "stl10_binary", "stl10_binary.tar.gz", FILES));
    Map<String, byte[]> read = new HashMap<>();
    files.read(
        Set.copyOf(FILES),
        (where, file, size, in) ->
            read.put(
                file, file.endsWith("X.bin") ? pixels(where, size, in) : in.readNBytes(1 << 20)));
    for (String file : FILES) {
      if (!read.containsKey(file)) {
        throw new InvalidInputException(
            "%s: expected %s in %s, it is missing: fetch the data set again"
                .formatted(name, file, files));
      }
    }
    return Resizing.scaled(
        new MemoryDataset(
            name, SHAPE, CLASSES, split(files, "train", read), split(files, "test", read)),
        options.size());
  }

  private static byte[] pixels(String where, long size, InputStream in) throws IOException {
    if (size == 0 || size % SHAPE.size() != 0) {
      throw new InvalidInputException(
          "%s: expected whole images of %d bytes, got %d bytes: the file is cut short, fetch it"
                  .formatted(where, SHAPE.size(), size)
              + " again");
    }
    int images = Math.toIntExact(size / SHAPE.size());
    byte[] pixels = MemorySplit.allocate(where, images, SHAPE);
    byte[] planes = new byte[SHAPE.size()];
    for (int n = 0; n < images; n++) {
      if (in.readNBytes(planes, 0, planes.length) < planes.length) {
        throw new EOFException("ends in image " + n + " of " + images);
      }
      Planes.COLUMN_MAJOR.interleave(planes, 0, SHAPE, pixels, n * SHAPE.size());
    }
    return pixels;
  }

  private static ImageSplit split(DataFiles files, String part, Map<String, byte[]> read) {
    byte[] pixels = Objects.requireNonNull(read.get(part + "_X.bin"));
    byte[] stored = Objects.requireNonNull(read.get(part + "_y.bin"));
    String where = files + ": " + part + "_y.bin";
    int images = pixels.length / SHAPE.size();
    if (stored.length != images) {
      throw new InvalidInputException(
          "%s: expected one label for each of %d images, got %d"
              .formatted(where, images, stored.length));
    }
    int[] labels = new int[images];
    for (int n = 0; n < images; n++) {
      labels[n] = (stored[n] & 0xFF) - 1;
      if (labels[n] < 0 || labels[n] >= CLASSES.size()) {
        throw new InvalidInputException(
            "%s: image %d: expected a label from 1 to %d, got %d"
                .formatted(where, n, CLASSES.size(), labels[n] + 1));
      }
    }
    return new MemorySplit(pixels, labels, SHAPE.size());
  }
}
