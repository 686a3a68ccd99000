package dev.morphogen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Stl10FormatTest {

  private static final int IMAGE = 3 * 96 * 96;

  @TempDir Path folder;
  private final byte[] train = Pictures.noise(2 * IMAGE, 1);

  @BeforeEach
  void write() throws IOException {
    Files.write(folder.resolve("train_X.bin"), train);
    Files.write(folder.resolve("train_y.bin"), new byte[] {1, 10});
    Files.write(folder.resolve("test_X.bin"), Pictures.noise(IMAGE, 2));
    Files.write(folder.resolve("test_y.bin"), new byte[] {3});
  }

  @Test
  void turnsColumnsIntoRows() {
    ImageDataset data = Datasets.open("stl10:" + folder);
    byte[] image = Pictures.image(data, data.train(), 1);

    assertThat(data.imageShape()).isEqualTo(new Shape(96, 96, 3));
    assertThat(data.classes()).startsWith("airplane", "bird", "car").hasSize(10);
    assertThat(data.train().label(0)).isEqualTo(0);
    assertThat(data.train().label(1)).isEqualTo(9);
    assertThat(data.test().label(0)).isEqualTo(2);
    for (int h = 0; h < 96; h++) {
      for (int w = 0; w < 96; w += 5) {
        for (int c = 0; c < 3; c++) {
          assertThat(image[(h * 96 + w) * 3 + c]).isEqualTo(train[IMAGE + (c * 96 + w) * 96 + h]);
        }
      }
    }
  }

  @Test
  void errorsNameTheFile() throws IOException {
    Files.write(folder.resolve("test_y.bin"), new byte[] {0});
    assertRefused(folder + ": test_y.bin: image 0: expected a label from 1 to 10, got 0");
    Files.write(folder.resolve("test_y.bin"), new byte[] {1, 2});
    assertRefused(folder + ": test_y.bin: expected one label for each of 1 images, got 2");
    Files.write(folder.resolve("train_X.bin"), new byte[100]);
    assertRefused(
        folder.resolve("train_X.bin")
            + ": expected whole images of 27648 bytes, got 100 bytes: the file is cut short, fetch"
            + " it again");
    Files.delete(folder.resolve("train_X.bin"));
    assertRefused(
        "stl10:%s: expected train_X.bin in %s, it is missing: fetch the data set again"
            .formatted(folder, folder));
  }

  private void assertRefused(String message) {
    assertThatThrownBy(() -> Datasets.open("stl10:" + folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }
}
