package dev.morphogen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarFormatTest {

  @TempDir Path folder;
  private byte[] first;
  private byte[] second;
  private byte[] test;

  @BeforeEach
  void write() throws IOException {
    first = records(1, 3, 1);
    second = records(1, 2, 2);
    test = records(1, 2, 3);
    Files.write(folder.resolve("data_batch_1.bin"), first);
    Files.write(folder.resolve("data_batch_3.bin"), second);
    Files.write(folder.resolve("test_batch.bin"), test);
  }

  @Test
  void readsTheBatchesThatAreThere() {
    ImageDataset data = Datasets.open("cifar10:" + folder);

    assertThat(data.imageShape()).isEqualTo(new Shape(32, 32, 3));
    assertThat(data.classes()).hasSize(10).startsWith("airplane").endsWith("truck");
    assertThat(data.train().size()).isEqualTo(5);
    assertThat(data.test().size()).isEqualTo(2);
    assertImage(data, data.train(), 2, first, 2 * 3073);
    assertImage(data, data.train(), 4, second, 3073);
    assertImage(data, data.test(), 1, test, 3073);
  }

  @Test
  void readsTheArchiveAndTheFolderAroundItAsWell(@TempDir Path outer) throws IOException {
    String expected = Datasets.open("cifar10:" + folder).checksum();
    Path inner = Files.createDirectories(outer.resolve("a/cifar-10-batches-bin"));
    for (String file : new String[] {"data_batch_1.bin", "data_batch_3.bin", "test_batch.bin"}) {
      Files.copy(folder.resolve(file), inner.resolve(file));
    }
    Path archive = Files.createDirectories(outer.resolve("b")).resolve("cifar-10-binary.tar.gz");
    pack(archive);

    assertThat(Datasets.open("cifar10:" + outer.resolve("a")).checksum()).isEqualTo(expected);
    assertThat(Datasets.open("cifar10:" + outer.resolve("b")).checksum()).isEqualTo(expected);
    assertThat(Datasets.open("cifar10:" + archive).checksum()).isEqualTo(expected);
  }

  @Test
  void readsFineLabelsOfCifar100() throws IOException {
    byte[] train = records(2, 2, 4);
    train[0] = 19;
    train[1] = 99;
    Files.write(folder.resolve("train.bin"), train);
    Files.write(folder.resolve("test.bin"), records(2, 1, 5));
    ImageDataset data = Datasets.open("cifar100:" + folder);

    assertThat(data.classes()).hasSize(100).startsWith("apple").endsWith("worm");
    assertThat(data.train().label(0)).isEqualTo(99);

    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      names.append("class ").append(i).append("\n");
    }
    Files.writeString(folder.resolve("fine_label_names.txt"), names + "\n");
    assertThat(Datasets.open("cifar100:" + folder).classes()).endsWith("class 99");

    Files.writeString(folder.resolve("fine_label_names.txt"), "a\nb\n");
    assertRefused(
        "cifar100:" + folder,
        folder.resolve("fine_label_names.txt") + ": expected 100 class names, one a line, got 2");
  }

  @Test
  void comesInAnotherSize() {
    DatasetOptions options = DatasetOptions.defaults().withSize(16, 16);
    ImageDataset data = Datasets.open("cifar10:" + folder, options);

    assertThat(data.imageShape()).isEqualTo(new Shape(16, 16, 3));
    assertThat(data.train().size()).isEqualTo(5);
  }

  @Test
  void aCutFileIsRefused() throws IOException {
    Path batch = folder.resolve("data_batch_1.bin");
    Files.write(batch, Arrays.copyOf(first, 4000));

    assertRefused(
        "cifar10:" + folder,
        batch
            + ": expected whole records of 3073 bytes, got 4000 bytes: the file is cut short, fetch"
            + " it again");
  }

  @Test
  void aCutArchiveIsRefused() throws IOException {
    Path archive = folder.resolve("x.tar.gz");
    pack(archive);
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> Datasets.open("cifar10:" + archive))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(archive + ": cannot be read to its end (")
        .hasMessageEndingWith("): it is damaged or cut short, fetch it again");
  }

  @Test
  void aLabelTooGreatIsRefused() throws IOException {
    first[3073] = 10;
    Files.write(folder.resolve("data_batch_1.bin"), first);

    assertRefused(
        "cifar10:" + folder,
        folder.resolve("data_batch_1.bin")
            + ": image 1: expected a label below 10, got 10: is this the binary version?");
  }

  @Test
  void missingFilesAreNamed() throws IOException {
    Files.delete(folder.resolve("test_batch.bin"));
    assertRefused(
        "cifar10:" + folder,
        "cifar10:%s: expected test_batch.bin in %s, it is missing: fetch the data set again"
            .formatted(folder, folder));

    Path empty = Files.createDirectory(folder.resolve("empty"));
    String there =
        ": expected data_batch_1.bin, cifar-10-batches-bin/ or cifar-10-binary.tar.gz there, found";
    String fetch = ": fetch it with 'morphogen data fetch cifar10'";
    assertRefused("cifar10:" + empty, "cifar10:" + empty + there + " none of them" + fetch);
    Path nowhere = folder.resolve("nowhere");
    assertRefused("cifar10:" + nowhere, "cifar10:" + nowhere + there + " no such folder" + fetch);
  }

  private static void assertRefused(String specification, String message) {
    assertThatThrownBy(() -> Datasets.open(specification))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }

  /** Pixel (h, w, c) of the record that begins at {@code at} with one label byte. */
  private static void assertImage(
      ImageDataset data, ImageSplit split, int index, byte[] file, int at) {
    byte[] image = Pictures.image(data, split, index);
    assertThat(split.label(index)).isEqualTo(file[at]);
    for (int h = 0; h < 32; h++) {
      for (int w = 0; w < 32; w++) {
        for (int c = 0; c < 3; c++) {
          assertThat(image[(h * 32 + w) * 3 + c]).isEqualTo(file[at + 1 + (c * 32 + h) * 32 + w]);
        }
      }
    }
  }

  private static byte[] records(int labelBytes, int images, long seed) {
    int record = labelBytes + 3072;
    byte[] file = Pictures.noise(images * record, seed);
    for (int n = 0; n < images; n++) {
      Arrays.fill(file, n * record, n * record + labelBytes, (byte) ((3 * n + seed) % 10));
    }
    return file;
  }

  private void pack(Path archive) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes);
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
      entry(tar, "test_batch.bin", test);
      entry(tar, "readme.html", "hello".getBytes(StandardCharsets.UTF_8));
      entry(tar, "data_batch_3.bin", second);
      entry(tar, "data_batch_1.bin", first);
    }
    Files.write(archive, bytes.toByteArray());
  }

  private static void entry(TarArchiveOutputStream tar, String name, byte[] bytes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry("cifar-10-batches-bin/" + name);
    entry.setSize(bytes.length);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }
}
