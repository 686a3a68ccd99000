package dev.morphogen.training.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrivialAugmentTest {

  private static final Shape SHAPE = new Shape(12, 10, 3);

  private static byte[] picture(Shape shape) {
    byte[] bytes = new byte[shape.size()];
    new Random(5).nextBytes(bytes);
    return bytes;
  }

  private static byte[] run(double greatest, Shape shape, byte[] picture, int image) {
    SeededBits random = new SeededBits();
    random.reset(7, 0, image);
    return new TrivialAugment(greatest, shape, Border.BLACK).run(picture, random).clone();
  }

  @Test
  void aboutOneOfFourteenImagesStaysAsItIsAndTheOthersDiffer() {
    byte[] picture = picture(SHAPE);
    Set<Integer> variations = new HashSet<>();
    int same = 0;
    for (int image = 0; image < 1400; image++) {
      byte[] out = run(1, SHAPE, picture, image);
      same += Arrays.equals(out, picture) ? 1 : 0;
      variations.add(Arrays.hashCode(out));
    }
    // Besides the identity: hardly posterized, hardly solarized, and noise has all contrast
    // already.
    assertThat(same).isBetween(75, 170);
    assertThat(variations).hasSizeGreaterThan(900);
  }

  @Test
  void theImageGivenIsNotTouched() {
    byte[] picture = picture(SHAPE);
    byte[] before = picture.clone();
    for (int image = 0; image < 200; image++) {
      run(1, SHAPE, picture, image);
    }
    assertThat(picture).isEqualTo(before);
  }

  @Test
  void weakOnesChangeLessThanStrongOnes() {
    byte[] picture = new byte[SHAPE.size()];
    for (int i = 0; i < picture.length; i++) {
      picture[i] = (byte) (60 + i / 3);
    }
    assertThat(meanChange(0.1, picture)).isLessThan(meanChange(0.5, picture));
    assertThat(meanChange(0.5, picture)).isLessThan(meanChange(1, picture));
  }

  private static double meanChange(double greatest, byte[] picture) {
    double sum = 0;
    for (int image = 0; image < 1000; image++) {
      byte[] out = run(greatest, SHAPE, picture, image);
      for (int i = 0; i < out.length; i++) {
        sum += Math.abs((out[i] & 0xFF) - (picture[i] & 0xFF));
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 5, 3", "2, 2, 1", "7, 1, 3", "3, 3, 4"})
  void anyShapeWillDo(int height, int width, int channels) {
    Shape shape = new Shape(height, width, channels);
    byte[] picture = picture(shape);
    for (int image = 0; image < 500; image++) {
      assertThat(run(1, shape, picture, image)).hasSameSizeAs(picture);
    }
  }
}
