package dev.morphogen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFormatTest {

  private static final String TRAIN = "train-images-idx3-ubyte";

  @TempDir Path folder;
  private final byte[] train = Pictures.noise(3 * 4 * 5, 1);

  @BeforeEach
  void write() throws IOException {
    put(TRAIN, idx(train, 3, 4, 5));
    put("train-labels-idx1-ubyte", idx(new byte[] {0, 2, 1}, 3));
    put("t10k-images-idx3-ubyte", idx(Pictures.noise(2 * 4 * 5, 2), 2, 4, 5));
    put("t10k-labels-idx1-ubyte", idx(new byte[] {1, 2}, 2));
  }

  @Test
  void readsPlainAndPackedFiles() throws IOException {
    ImageDataset plain = open();
    for (String file : new String[] {TRAIN, "t10k-labels-idx1-ubyte"}) {
      try (OutputStream out =
          new GZIPOutputStream(Files.newOutputStream(folder.resolve(file + ".gz")))) {
        out.write(Files.readAllBytes(folder.resolve(file)));
      }
      Files.delete(folder.resolve(file));
    }

    assertThat(plain.imageShape()).isEqualTo(new Shape(4, 5, 1));
    assertThat(plain.classes()).containsExactly("0", "1", "2");
    assertThat(plain.train().label(1)).isEqualTo(2);
    assertThat(Pictures.image(plain, plain.train(), 2))
        .isEqualTo(Arrays.copyOfRange(train, 40, 60));
    assertThat(open().checksum()).isEqualTo(plain.checksum());
  }

  @Test
  void readsColourImagesAndClassNames() throws IOException {
    Files.delete(folder.resolve(TRAIN));
    Files.delete(folder.resolve("t10k-images-idx3-ubyte"));
    put("train-images-idx4-ubyte", idx(Pictures.noise(3 * 2 * 2 * 3, 1), 3, 2, 2, 3));
    put("t10k-images-idx4-ubyte", idx(Pictures.noise(2 * 2 * 2 * 3, 1), 2, 2, 2, 3));
    Files.writeString(folder.resolve("classes.txt"), "ant\nbee\ncat\n");

    assertThat(open().imageShape()).isEqualTo(new Shape(2, 2, 3));
    assertThat(open().classes()).containsExactly("ant", "bee", "cat");
  }

  @Test
  void padsToALargerSize() {
    DatasetOptions options = DatasetOptions.defaults().withSize(6, 9);
    ImageDataset data = Datasets.open("idx:" + folder, options);
    byte[] image = Pictures.image(data, data.train(), 0);

    assertThat(data.imageShape()).isEqualTo(new Shape(6, 9, 1));
    assertThat(Arrays.copyOf(image, 9)).containsOnly(0);
    assertThat(Arrays.copyOfRange(image, 9 + 2, 9 + 7)).isEqualTo(Arrays.copyOf(train, 5));
  }

  @Test
  void damagedFilesAreRefused() throws IOException {
    put(TRAIN, Arrays.copyOf(idx(train, 3, 4, 5), 50));
    assertRefused(
        ": the header promises 3x4x5 bytes, more than the file can hold (50): it is damaged or cut"
            + " short");
    put(TRAIN, Arrays.copyOf(idx(train, 3, 4, 5), 70));
    assertRefused(": expected 60 bytes after the header, got 54: the file is cut short");
    put(TRAIN, Arrays.copyOf(idx(train, 3, 4, 5), 80));
    assertRefused(": expected 60 bytes after the header, got more: the header is damaged");
    put(TRAIN, Arrays.copyOf(idx(train, 3, 4, 5), 5));
    assertRefused(": cannot be read to its end (null): it is damaged or cut short, fetch it again");
    put(TRAIN, idx(train, -1, -1, -1));
    assertRefused(
        ": the header promises 4294967295x4294967295x4294967295 bytes, more than the file can hold"
            + " (76): it is damaged or cut short");
    put(TRAIN, idx(train, 0, 4, 5));
    assertRefused(": expected positive sides, got 0x4x5");
    put(TRAIN, idx(train, 60));
    assertRefused(": expected an IDX file of bytes (first bytes 0 0 8 and 3 or 4), got 0x00000801");
  }

  @Test
  void labelsMustFitTheImagesAndClasses() throws IOException {
    Path labels = folder.resolve("train-labels-idx1-ubyte");
    put("train-labels-idx1-ubyte", idx(new byte[] {0, 1}, 2));
    assertMessage(
        "%s: expected one label for each of the 3 images in %s, got 2"
            .formatted(labels, folder.resolve(TRAIN)));

    put("train-labels-idx1-ubyte", idx(new byte[] {0, 2, 1}, 3));
    Files.writeString(folder.resolve("classes.txt"), "ant\nbee\n");
    assertMessage(labels + ": image 1: expected a label below 2, got 2");

    Files.writeString(folder.resolve("classes.txt"), "ant\nant\n");
    assertMessage(
        folder.resolve("classes.txt") + ": expected different class names, got 'ant' twice");

    Files.writeString(folder.resolve("classes.txt"), "ant\n");
    assertMessage("idx:" + folder + ": expected at least 2 classes, got 1");
  }

  @Test
  void everythingMustBeThereAndAlike() throws IOException {
    put("t10k-images-idx3-ubyte", idx(Pictures.noise(2 * 5 * 5, 2), 2, 5, 5));
    assertMessage(
        "idx:%s: expected test images of 4x5x1 as the training images are, got 5x5x1"
            .formatted(folder));
    Files.delete(folder.resolve(TRAIN));
    assertMessage(
        "idx:%s: expected train-images-idx3-ubyte or the same with .gz, found neither"
            .formatted(folder));
    assertThatThrownBy(() -> Datasets.open("idx:" + folder.resolve("nowhere")))
        .hasMessage(
            "idx:%s: expected a folder, there is none".formatted(folder.resolve("nowhere")));
  }

  private void assertRefused(String message) {
    assertMessage(folder.resolve(TRAIN) + message);
  }

  private void assertMessage(String message) {
    assertThatThrownBy(this::open).isInstanceOf(InvalidInputException.class).hasMessage(message);
  }

  private ImageDataset open() {
    return Datasets.open("idx:" + folder);
  }

  private void put(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  private static byte[] idx(byte[] data, int... sides) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * sides.length + data.length);
    file.putInt(0x800 + sides.length);
    for (int side : sides) {
      file.putInt(side);
    }
    return file.put(data).array();
  }
}
