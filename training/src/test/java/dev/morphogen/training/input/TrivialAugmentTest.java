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

  /** A plain picture shows nothing else than its brightness, and bits that were cut off or turned over. */
  @Test
  void brightnessGoesUpAsOftenAsDown() {
    byte[] plain = new byte[SHAPE.size()];
    Arrays.fill(plain, (byte) 100);
    int brighter = 0;
    int darker = 0;
    int darkest = 255;
    int brightest = 0;
    for (int image = 0; image < 5600; image++) {
      SeededBits random = new SeededBits();
      random.reset(7, 0, image);
      int value =
          new TrivialAugment(1, SHAPE, Border.REFLECT).run(plain, random)[SHAPE.size() / 2] & 0xFF;
      boolean solarized = value == 155;
      boolean posterized = value == 96 || value == 64;
      brighter += value > 100 && !solarized ? 1 : 0;
      darker += value < 100 && !posterized ? 1 : 0;
      darkest = Math.min(darkest, value);
      brightest = solarized ? brightest : Math.max(brightest, value);
    }
    assertThat(brighter).isBetween(150, 250);
    assertThat(darker).isBetween(150, 250);
    assertThat(darkest).isBetween(1, 4);
    assertThat(brightest).isBetween(195, 199);
  }

  /**
   * A bright spot to the right of the middle leaves both its row and its column by no other operation than a turn.
   */
  @Test
  void turnsReach135DegreesBothWays() {
    Shape shape = new Shape(31, 31, 1);
    byte[] spot = new byte[shape.size()];
    for (int row = 14; row <= 16; row++) {
      Arrays.fill(spot, row * 31 + 24, row * 31 + 27, (byte) 255);
    }
    int left = 0;
    int right = 0;
    double greatest = 0;
    double least = 0;
    for (int image = 0; image < 5600; image++) {
      byte[] out = run(1, shape, spot, image);
      double x = middle(out, 31, 1) - 15;
      double y = 15 - middle(out, 31, 31);
      if (Math.abs(y) > 2 && x < 9.5) {
        double degrees = Math.toDegrees(Math.atan2(y, x));
        greatest = Math.max(greatest, degrees);
        least = Math.min(least, degrees);
        left += degrees > 0 ? 1 : 0;
        right += degrees < 0 ? 1 : 0;
      }
    }
    assertThat(greatest).isBetween(130.0, 136.0);
    assertThat(least).isBetween(-136.0, -130.0);
    assertThat(left).isBetween(100, 200);
    assertThat(right).isBetween(100, 200);
  }

  /** Mean column (stride 1) or row (stride: the width) of what is bright. */
  private static double middle(byte[] image, int side, int stride) {
    double sum = 0;
    double weighted = 0;
    for (int i = 0; i < image.length; i++) {
      sum += image[i] & 0xFF;
      weighted += (image[i] & 0xFF) * (double) (i / stride % side);
    }
    return weighted / sum;
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
