package dev.morphogen.training.data.convert;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.ImageSplit;
import dev.morphogen.training.data.ProgressListener;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** MNIST's four files, unpacked, and {@code classes.txt}. */
final class IdxWriter {

  private static final int UNSIGNED_BYTES = 0x800;

  private final ImageDataset data;
  private final Path folder;
  private final ProgressListener progress;

  IdxWriter(ImageDataset data, Path folder, ProgressListener progress) {
    this.data = data;
    this.folder = folder;
    this.progress = progress;
  }

  static void check(ImageDataset data) {
    if (data.classes().size() > 256) {
      throw new InvalidInputException(
          "%s: expected at most 256 classes to write IDX labels, got %d: write to folder:DIR instead"
              .formatted(data.name(), data.classes().size()));
    }
  }

  void write() throws IOException {
    write(data.train(), "train");
    write(data.test(), "t10k");
    Files.writeString(folder.resolve("classes.txt"), String.join("\n", data.classes()) + "\n");
  }

  private void write(ImageSplit split, String part) throws IOException {
    Shape shape = data.imageShape();
    int sides = shape.channels() == 1 ? 3 : 4;
    byte[] image = new byte[shape.size()];
    try (DataOutputStream images = file(part + "-images-idx" + sides + "-ubyte");
        DataOutputStream labels = file(part + "-labels-idx1-ubyte")) {
      images.writeInt(UNSIGNED_BYTES + sides);
      images.writeInt(split.size());
      images.writeInt(shape.height());
      images.writeInt(shape.width());
      if (sides == 4) {
        images.writeInt(shape.channels());
      }
      labels.writeInt(UNSIGNED_BYTES + 1);
      labels.writeInt(split.size());
      for (int n = 0; n < split.size(); n++) {
        split.read(n, image, 0);
        images.write(image);
        labels.writeByte(split.label(n));
      }
    }
    progress.progress("writing " + part + " images", split.size(), split.size());
  }

  private DataOutputStream file(String name) throws IOException {
    return new DataOutputStream(
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 16));
  }
}
