package dev.morphogen.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.Pictures;
import dev.morphogen.app.Typed;
import dev.morphogen.network.Shape;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.MemoryDataset;
import dev.morphogen.training.data.MemorySplit;
import dev.morphogen.training.data.convert.DataConvert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code data info} and {@code data convert}: what they say and that they do as they are told. */
final class DataCommandTest {

  @TempDir Path folder;

  private static JsonNode info(Object... arguments) {
    return Typed.run("data", "info", List.of(arguments), "--json").done().json();
  }

  private String pets() throws IOException {
    Path pets = folder.resolve("pets");
    Pictures.ofPets(pets, 10);
    return "folder:" + pets;
  }

  /** Black and white to learn from, grey to test with. */
  @Test
  void trainingImagesAreNotTakenForTestImages() {
    byte white = (byte) 255;
    byte[] training = {0, white, white, 0, 0, white, white, 0};
    byte[] test = {100, 100, 50, 50};
    ImageDataset written =
        new MemoryDataset(
            "pets",
            new Shape(1, 2, 1),
            List.of("cat", "dog"),
            new MemorySplit(training, new int[] {0, 1, 0, 0}, 2),
            new MemorySplit(test, new int[] {1, 1}, 2));
    String data = "idx:" + folder.resolve("pets");
    DataConvert.convert(written, data);
    assertThat(info(data).toString())
        .isEqualTo(
            "{\"data\":\"%s\",\"shape\":[1,2,1],\"classes\":[\"cat\",\"dog\"],\"train\":{\"images\":4,\"perClass\":[3,1]},\"test\":{\"images\":2,\"perClass\":[0,2]},\"mean\":[0.5],\"std\":[0.5],\"checksum\":\"%s\"}"
                .formatted(data, written.checksum()));
    assertThat(Typed.run("data", "info", data).done().out())
        .contains("mean      0.5000 of ")
        .endsWith(
            """
            class  train  test
            -----  -----  ----
            cat        3     0
            dog        1     2
            all 2      4     2
            """);
  }

  @Test
  void theSeedDividesAFolder() throws IOException {
    String pets = pets();
    JsonNode first = info(pets, "--seed", 1);
    assertThat(first).isEqualTo(info(pets));
    assertThat(info(pets, "--seed", 2).get("checksum")).isNotEqualTo(first.get("checksum"));
  }

  @Test
  void picturesAreConvertedAsAskedFor() throws IOException {
    String pets = pets();
    Path rough = folder.resolve("rough");
    Path fine = folder.resolve("fine");
    List<Object> convert = List.of("data", "convert", pets, "--image-size", "14x20", "--jpeg");
    Typed.run(convert, 5, "folder:" + rough).done();
    Typed.run(convert, 95, "folder:" + fine).done();
    for (Path written : List.of(rough, fine)) {
      JsonNode info = info("folder:" + written);
      assertThat(info.get("shape").toString()).isEqualTo("[14,20,3]");
      assertThat(info.at("/train/images").intValue()).isEqualTo(16);
      assertThat(info.at("/test/images").intValue()).isEqualTo(4);
      assertThat(files(written)).hasSize(20).allMatch(file -> file.toString().endsWith(".jpg"));
    }
    assertThat(bytes(rough)).isLessThan(bytes(fine));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private static long bytes(Path folder) throws IOException {
    long bytes = 0;
    for (Path file : files(folder)) {
      bytes += Files.size(file);
    }
    return bytes;
  }
}
