package dev.morphogen.training.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AugmenterTest {

  private static final Shape SHAPE = new Shape(8, 6, 3);

  /** Numbers are the pixels' values themselves, up to a factor of 255. */
  private static final PixelTable PLAIN =
      new PixelTable(new double[] {0, 0, 0}, new double[] {1 / 255.0, 1 / 255.0, 1 / 255.0});

  private static byte[] picture(long seed) {
    byte[] bytes = new byte[SHAPE.size()];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static float[] run(
      Augmentation settings, byte[] picture, int image, int epoch, long seed) {
    float[] out = new float[SHAPE.size()];
    new Augmenter(settings, SHAPE, PLAIN, seed).run(picture, image, epoch, out, 0);
    return out;
  }

  private static float[] plain(byte[] picture) {
    float[] out = new float[picture.length];
    PLAIN.normalize(picture, 0, SHAPE.pixels(), out, 0);
    return out;
  }

  private static float[] mirrored(float[] image) {
    float[] out = new float[image.length];
    for (int i = 0; i < image.length; i++) {
      int c = i % 3;
      int x = i / 3 % 6;
      out[i] = image[(i / 18 * 6 + 5 - x) * 3 + c];
    }
    return out;
  }

  @Test
  void noneLeavesTheImageAsItIs() {
    byte[] picture = picture(1);
    assertThat(run(Augmentation.none(), picture, 3, 5, 7)).isEqualTo(plain(picture));
  }

  @Test
  void randomFlipGivesTheImageOrItsMirrorImage() {
    byte[] picture = picture(1);
    Augmentation flip = Augmentation.none().withFlip(Flip.RANDOM);
    int flips = 0;
    for (int epoch = 0; epoch < 200; epoch++) {
      float[] out = run(flip, picture, 3, epoch, 7);
      boolean flipped = !Arrays.equals(out, plain(picture));
      if (flipped) {
        assertThat(mirrored(out)).isEqualTo(plain(picture));
      }
      flips += flipped ? 1 : 0;
    }
    assertThat(flips).isBetween(70, 130);
  }

  @Test
  void alternatingFlipShowsTheOtherSideInEveryOtherEpoch() {
    byte[] picture = picture(1);
    Augmentation flip = Augmentation.none().withFlip(Flip.ALTERNATING);
    int beginFlipped = 0;
    for (int image = 0; image < 100; image++) {
      float[] first = run(flip, picture, image, 0, 7);
      assertThat(run(flip, picture, image, 1, 7)).isEqualTo(mirrored(first));
      assertThat(run(flip, picture, image, 2, 7)).isEqualTo(first);
      beginFlipped += Arrays.equals(first, plain(picture)) ? 0 : 1;
    }
    assertThat(beginFlipped).isBetween(30, 70);
  }

  @Test
  void shiftsReachAllPlacesAndShowBlackBeyondTheEdge() {
    byte[] picture = new byte[SHAPE.size()];
    Arrays.fill(picture, (byte) 200);
    Augmentation shift = Augmentation.none().withPadding(0.25);
    Set<String> seen = new HashSet<>();
    for (int image = 0; image < 1000; image++) {
      float[] out = run(shift, picture, image, 0, 7);
      int rows = 0;
      int columns = 0;
      for (int y = 0; y < 8; y++) {
        rows += out[(y * 6 + 3) * 3] == 200 ? 1 : 0;
      }
      for (int x = 0; x < 6; x++) {
        columns += out[(4 * 6 + x) * 3] == 200 ? 1 : 0;
      }
      boolean top = out[3 * 3] == 0;
      boolean left = out[4 * 18] == 0;
      seen.add("%d %b %d %b".formatted(rows, top, columns, left));
      assertThat(out).containsAnyOf(200f).doesNotContain(100f);
    }
    // 2 of 8 rows either way and none: 5; 1.5, so 2, of 6 columns likewise.
    assertThat(seen).hasSize(25);
  }

  @ParameterizedTest
  @EnumSource(Border.class)
  void aConstantImageStaysConstantUnderCropsAndReflection(Border border) {
    byte[] picture = new byte[SHAPE.size()];
    Arrays.fill(picture, (byte) 200);
    Augmentation settings =
        new Augmentation(Flip.RANDOM, border == Border.REFLECT ? 0.25 : 0, border, 0.3, 0, 0);
    for (int image = 0; image < 100; image++) {
      assertThat(run(settings, picture, image, 1, 7)).containsOnly(200f);
    }
  }

  @Test
  void cutoutBlanksOnePatchThatReachesEveryPixel() {
    byte[] picture = new byte[SHAPE.size()];
    Arrays.fill(picture, (byte) 200);
    Augmentation cutout = Augmentation.none().withCutout(0.5);
    boolean[] reached = new boolean[SHAPE.pixels()];
    Set<Integer> sizes = new HashSet<>();
    for (int image = 0; image < 1000; image++) {
      float[] out = run(cutout, picture, image, 0, 7);
      int blank = 0;
      for (int pixel = 0; pixel < reached.length; pixel++) {
        float value = out[3 * pixel];
        assertThat(value).isIn(0f, 200f);
        assertThat(out[3 * pixel + 1]).isEqualTo(value);
        assertThat(out[3 * pixel + 2]).isEqualTo(value);
        reached[pixel] |= value == 0;
        blank += value == 0 ? 1 : 0;
      }
      sizes.add(blank);
    }
    assertThat(reached).containsOnly(true);
    // 2 to 4 of 4 rows inside the image, and 2 or 3 of 3 columns.
    assertThat(sizes).containsExactlyInAnyOrder(4, 6, 8, 9, 12);
  }

  @Test
  void dependsOnSeedEpochAndImageAlone() {
    byte[] picture = picture(2);
    Augmentation all = new Augmentation(Flip.RANDOM, 0.25, Border.BLACK, 0.5, 0.25, 0.5);
    Augmenter used = new Augmenter(all, SHAPE, PLAIN, 7);
    float[] out = new float[2 * SHAPE.size()];
    for (int image = 5; image >= 0; image--) {
      used.run(picture, image, 3, out, SHAPE.size());
      float[] expected = run(all, picture, image, 3, 7);
      assertThat(Arrays.copyOfRange(out, SHAPE.size(), out.length)).isEqualTo(expected);
    }
    float[] one = run(all, picture, 4, 3, 7);
    assertThat(run(all, picture, 4, 4, 7)).isNotEqualTo(one);
    assertThat(run(all, picture, 4, 3, 8)).isNotEqualTo(one);
    assertThat(run(all, picture, 3, 3, 7)).isNotEqualTo(one);
  }

  @Test
  void aWholeWindowScaledBackIsTheImageAndASmallOneStretchesIt() {
    byte[] picture = picture(3);
    ResizedCrop crop = new ResizedCrop(SHAPE);
    byte[] out = new byte[picture.length];
    crop.run(picture, 0, 0, 8, 6, out);
    assertThat(out).isEqualTo(picture);
    crop.run(picture, 2, 3, 1, 1, out);
    for (int i = 0; i < out.length; i++) {
      assertThat(out[i]).isEqualTo(picture[(2 * 6 + 3) * 3 + i % 3]);
    }
  }

  @Test
  void halfAWindowIsInterpolatedBetweenPixelCentres() {
    Shape row = new Shape(1, 4, 1);
    byte[] out = new byte[4];
    new ResizedCrop(row).run(new byte[] {0, 100, (byte) 200, 50}, 0, 1, 1, 2, out);
    assertThat(out).containsExactly(100, 125, 175 - 256, 200 - 256);
  }

  /** Where a window lies can be read from a picture whose channels rise by 6 a column and a row. */
  @Test
  void windowsHaveAllAreasAlikeAndReachAllCorners() {
    Shape shape = new Shape(40, 40, 3);
    byte[] picture = new byte[shape.size()];
    for (int pixel = 0; pixel < shape.pixels(); pixel++) {
      picture[3 * pixel] = (byte) (6 * (pixel % 40));
      picture[3 * pixel + 1] = (byte) (6 * (pixel / 40));
    }
    Augmenter augmenter =
        new Augmenter(Augmentation.none().withSmallestArea(0.25), shape, PLAIN, 7);
    float[] out = new float[shape.size()];
    double areas = 0;
    double smallest = 1;
    Set<String> corners = new HashSet<>();
    for (int image = 0; image < 1000; image++) {
      augmenter.run(picture, image, 0, out, 0);
      Window across = Window.of(out[3 * 10], out[3 * 30]);
      Window down = Window.of(out[3 * 40 * 10 + 1], out[3 * 40 * 30 + 1]);
      double area = across.side() * down.side() / 1600;
      areas += area;
      smallest = Math.min(smallest, area);
      if (area < 0.7) {
        corners.add(across.edge() + " " + down.edge());
      }
    }
    assertThat(areas / 1000).isCloseTo(0.625, within(0.03));
    assertThat(smallest).isBetween(0.22, 0.28);
    assertThat(corners).contains("first first", "first last", "last first", "last last");
  }

  private record Window(double begin, double side) {

    /** From the values at the 10th and the 30th of 40 pixels, of which a whole window's are 60 and 180. */
    static Window of(float at10, float at30) {
      double side = (at30 - at10) / 20 / 6 * 40;
      return new Window(at10 / 6 + 0.5 - 10.5 * side / 40, side);
    }

    /** Less than a pixel is rounding. */
    String edge() {
      boolean first = begin < 0.7;
      boolean last = begin + side > 40 - 0.7;
      return first ? "first" : last ? "last" : "between";
    }
  }

  @Test
  void settingsOutOfRangeAreRejected() {
    assertThatThrownBy(() -> Augmentation.none().withPadding(0.6))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("augmentation.padding: expected 0 to 0.5 of the side, got 0.6");
    assertThatThrownBy(() -> Augmentation.none().withSmallestArea(0))
        .hasMessage("augmentation.smallestArea: expected above 0 and at most 1, got 0.0");
    assertThatThrownBy(() -> Augmentation.none().withCutout(1.1))
        .hasMessage("augmentation.cutout: expected 0 to 1 of the side, got 1.1");
    assertThatThrownBy(() -> Augmentation.none().withTrivialAugment(1.1))
        .hasMessage("augmentation.trivialAugment: expected a strength of 0 to 1, got 1.1");
  }
}
