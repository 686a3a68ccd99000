package dev.morphogen.training.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnhancementTest {

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 5, 3", "2, 2, 3", "7, 1, 3", "8, 6, 3", "5, 9, 1", "3, 3, 4"})
  void factorOneLeavesTheImageAsItIs(int height, int width, int channels) {
    Shape shape = new Shape(height, width, channels);
    byte[] picture = new byte[shape.size()];
    new Random(5).nextBytes(picture);
    Enhancement enhancement = new Enhancement(shape);
    byte[] out = new byte[picture.length];
    enhancement.brightness(picture, 1, out);
    assertThat(out).isEqualTo(picture);
    enhancement.colour(picture, 1, out);
    assertThat(out).isEqualTo(picture);
    enhancement.contrast(picture, 1, out);
    assertThat(out).isEqualTo(picture);
    enhancement.sharpness(picture, 1, out);
    assertThat(out).isEqualTo(picture);
  }

  @Test
  void brightnessScalesAndStaysWithinAByte() {
    byte[] out = new byte[4];
    new Enhancement(new Shape(1, 4, 1))
        .brightness(new byte[] {0, 100, (byte) 200, (byte) 255}, 1.5, out);
    assertThat(out).containsExactly(0, 150, 255, 255);
  }

  @Test
  void withoutColourEveryChannelIsTheLuma() {
    byte[] out = new byte[6];
    new Enhancement(new Shape(1, 2, 3)).colour(new byte[] {100, 0, 0, 0, 100, 100}, 0, out);
    assertThat(out).containsExactly(30, 30, 30, 70, 70, 70);
  }

  @Test
  void greyImagesHaveNoColourToLose() {
    byte[] picture = {1, 50, 100, (byte) 250};
    byte[] out = new byte[4];
    new Enhancement(new Shape(2, 2, 1)).colour(picture, 0.2, out);
    assertThat(out).isEqualTo(picture);
  }

  @Test
  void contrastPullsTowardsTheMeanGrey() {
    byte[] out = new byte[4];
    Enhancement enhancement = new Enhancement(new Shape(2, 2, 1));
    byte[] picture = {20, 40, 60, 80};
    enhancement.contrast(picture, 0.5, out);
    assertThat(out).containsExactly(35, 45, 55, 65);
    enhancement.contrast(picture, 2, out);
    assertThat(out).containsExactly(0, 30, 70, 110);
  }

  @Test
  void sharpnessSmoothsOrSharpensAllButTheOutermostPixels() {
    byte[] picture = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 13, 0, 0, 0, 0, 13};
    byte[] out = new byte[16];
    Enhancement enhancement = new Enhancement(new Shape(4, 4, 1));
    enhancement.sharpness(picture, 0, out);
    assertThat(out).containsExactly(0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 6, 0, 0, 0, 0, 13);
    enhancement.sharpness(picture, 2, out);
    assertThat(out).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 13);
  }
}
