package dev.morphogen.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.model.Model;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are missing, cut off, foreign or wrong: one sentence, status 2, and nothing is written. */
final class DamagedFilesTest {

  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void somewhereToWrite() {
    out = folder.resolve("out");
  }

  private void assertRefused(String data, String sentence) {
    Typed.run("train", "--data", data, "--out", out).failed(2, sentence);
    Typed.run("data", "info", data, "--json").failed(2, sentence);
    assertThat(out).doesNotExist();
  }

  private Path idx(int magic, int images, int label) throws IOException {
    Path place = Files.createDirectories(folder.resolve("idx"));
    for (String part : new String[] {"train", "t10k"}) {
      ByteBuffer pixels = ByteBuffer.allocate(16 + images * 4);
      pixels.putInt(magic).putInt(4).putInt(2).putInt(2);
      Files.write(place.resolve(part + "-images-idx3-ubyte"), pixels.array());
      ByteBuffer labels = ByteBuffer.allocate(8 + 4);
      labels.putInt(0x801).putInt(4).put(new byte[] {0, 1, 0, (byte) label});
      Files.write(place.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }
    Files.writeString(place.resolve("classes.txt"), "left\nright\n");
    return place;
  }

  @Test
  void missingData() {
    Path nowhere = folder.resolve("nowhere");
    assertRefused(
        "cifar10:" + nowhere,
        "cifar10:%s: expected data_batch_1.bin, cifar-10-batches-bin/ or cifar-10-binary.tar.gz there, found no such folder: fetch it with 'morphogen data fetch cifar10'"
            .formatted(nowhere));
  }

  @Test
  void truncatedData() throws IOException {
    Path file = folder.resolve("data_batch_1.bin");
    Files.write(file, new byte[5000]);
    assertRefused(
        "cifar10:" + folder,
        "%s: expected whole records of 3073 bytes, got 5000 bytes: the file is cut short, fetch it again"
            .formatted(file));
  }

  @Test
  void idxFiles() throws IOException {
    Path place = idx(0x803, 3, 1);
    Typed cut = Typed.run("data", "info", "idx:" + place);
    assertThat(cut.status()).isEqualTo(2);
    assertThat(cut.err()).startsWith("morphogen: " + place.resolve("train-images-idx3-ubyte"));
    assertThat(cut.err()).hasLineCount(1);

    idx(0x777, 4, 1);
    Typed magic = Typed.run("data", "info", "idx:" + place);
    assertThat(magic.status()).isEqualTo(2);
    assertThat(magic.err()).contains("train-images-idx3-ubyte: expected").hasLineCount(1);

    idx(0x803, 4, 9);
    Typed label = Typed.run("data", "info", "idx:" + place);
    assertThat(label.status()).isEqualTo(2);
    assertThat(label.err()).contains("9").hasLineCount(1);

    idx(0x803, 4, 1);
    assertThat(Typed.run("data", "info", "idx:" + place).done().out()).contains("left");
  }

  @Test
  void anEmptyClassFolder() throws IOException {
    Files.createDirectories(folder.resolve("pets/cat"));
    Files.createDirectories(folder.resolve("pets/dog"));
    String data = "folder:" + folder.resolve("pets");
    assertRefused(
        data,
        data
            + ": expected pictures (.jpg, .png) in cat, found none: fill the folder, or move it out of the data set");
  }

  @Test
  void damagedAndForeignModels() throws IOException {
    Path model = folder.resolve("model");
    Typed.run("train", Typed.TINY, "--out", model).done();
    Path tensors = model.resolve(Model.TENSORS);
    byte[] good = Files.readAllBytes(tensors);
    Files.write(tensors, Arrays.copyOf(good, good.length - 4));
    for (String command : new String[] {"evaluate", "summary"}) {
      Typed typed = Typed.run(command, "--model", model);
      assertThat(typed.status()).isEqualTo(2);
      assertThat(typed.err()).startsWith("morphogen: " + tensors).contains("it was cut off");
      assertThat(typed.out()).isEmpty();
    }
    Files.writeString(tensors, "PK\u0003\u0004 this is no such file at all");
    Typed foreign = Typed.run("predict", "--model", model, folder.resolve("x.png"));
    assertThat(foreign.err()).contains(": expected a header of at most ").hasLineCount(1);
    assertThat(foreign.status()).isEqualTo(2);

    Path other = folder.resolve("other");
    Typed.run("train", Typed.TINY, "--step", "explicit", "--out", other).done();
    Files.copy(other.resolve(Model.TENSORS), tensors, StandardCopyOption.REPLACE_EXISTING);
    Typed.run("evaluate", "--model", model)
        .failed(
            2,
            tensors
                + ": blocks.0.steps.0.first.stencil.weight: expected a tensor [2, 1, 3, 3], it is missing");
  }

  @Test
  void aModelForOtherImages() throws IOException {
    Path model = folder.resolve("model");
    Typed.run("train", Typed.TINY, "--image-size", "28x28", "--out", model).done();
    Typed.run("evaluate", "--model", model).done();
    Typed.run("evaluate", "--model", model, "--data", "sample")
        .failed(
            2,
            "data sample: expected images of 28x28x1 for the model %s, got 32x32x1; add --image-size 28x28 to bring them to it"
                .formatted(model));
    Typed.run("evaluate", "--model", model, "--data", "sample", "--image-size", "28x28").done();
  }

  @Test
  void convertingKeepsWhatIsThere() throws IOException {
    Path place = idx(0x803, 4, 1);
    byte[] before = Files.readAllBytes(place.resolve("classes.txt"));
    Typed typed = Typed.run("data", "convert", "idx:" + place, "idx:" + place);
    assertThat(typed.status()).isEqualTo(2);
    assertThat(typed.err()).hasLineCount(1);
    assertThat(place.resolve("classes.txt")).hasBinaryContent(before);
    Path copy = folder.resolve("copy");
    assertThat(
            Typed.run("data", "convert", "idx:" + place, "idx:" + copy, "--json")
                .done()
                .json()
                .toString())
        .isEqualTo("{\"data\":\"idx:%s\",\"images\":8}".formatted(copy));
    assertThat(Typed.run("data", "info", "idx:" + copy, "--json").done().json().get("checksum"))
        .isEqualTo(Typed.run("data", "info", "idx:" + place, "--json").json().get("checksum"));
  }
}
