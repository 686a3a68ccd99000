package dev.morphogen.training.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class AffineWarpTest {

  private static byte[] picture(Shape shape) {
    byte[] bytes = new byte[shape.size()];
    new Random(5).nextBytes(bytes);
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 1", "1, 5, 3", "7, 1, 3", "8, 6, 3", "5, 9, 1", "3, 3, 4"})
  void nothingDoneLeavesTheImageAsItIs(int height, int width, int channels) {
    Shape shape = new Shape(height, width, channels);
    byte[] picture = picture(shape);
    AffineWarp warp = new AffineWarp(shape, Border.BLACK);
    byte[] out = new byte[picture.length];
    warp.shearX(picture, 0, out);
    assertThat(out).isEqualTo(picture);
    warp.shearY(picture, -0.0, out);
    assertThat(out).isEqualTo(picture);
    warp.translate(picture, 0, 0, out);
    assertThat(out).isEqualTo(picture);
    warp.rotate(picture, 0, out);
    assertThat(out).isEqualTo(picture);
  }

  @Test
  void aQuarterTurnGoesCounterclockwise() {
    byte[] out = new byte[9];
    new AffineWarp(new Shape(3, 3, 1), Border.BLACK)
        .rotate(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 90, out);
    assertThat(out).containsExactly(3, 6, 9, 2, 5, 8, 1, 4, 7);
  }

  @Test
  void shearsMoveRowsAndColumnsByTheirDistanceFromTheMiddle() {
    AffineWarp warp = new AffineWarp(new Shape(3, 3, 1), Border.BLACK);
    byte[] picture = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    byte[] out = new byte[9];
    warp.shearX(picture, 1, out);
    assertThat(out).containsExactly(0, 1, 2, 4, 5, 6, 8, 9, 0);
    warp.shearY(picture, 1, out);
    assertThat(out).containsExactly(0, 2, 6, 1, 5, 9, 4, 8, 0);
  }

  /** Height and width have middles of their own. */
  @Test
  void imagesThatAreNotSquareTurnAndShearAboutTheirMiddle() {
    byte[] eight = new byte[8];
    new AffineWarp(new Shape(2, 4, 1), Border.BLACK)
        .rotate(new byte[] {1, 2, 3, 4, 5, 6, 7, 8}, 180, eight);
    assertThat(eight).containsExactly(8, 7, 6, 5, 4, 3, 2, 1);

    byte[] picture = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    byte[] out = new byte[15];
    new AffineWarp(new Shape(3, 5, 1), Border.BLACK).shearX(picture, 1, out);
    assertThat(out).containsExactly(0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 12, 13, 14, 15, 0);
    new AffineWarp(new Shape(5, 3, 1), Border.BLACK).shearY(picture, 1, out);
    assertThat(out).containsExactly(0, 2, 6, 1, 5, 9, 4, 8, 12, 7, 11, 15, 10, 14, 0);
  }

  @Test
  void translationsMoveByASharesOfTheSidesAndInterpolate() {
    AffineWarp warp = new AffineWarp(new Shape(2, 4, 1), Border.BLACK);
    byte[] picture = {10, 20, 30, 40, 50, 60, 70, 80};
    byte[] out = new byte[8];
    warp.translate(picture, 0.5, 0, out);
    assertThat(out).containsExactly(0, 0, 0, 0, 10, 20, 30, 40);
    warp.translate(picture, 0, -0.25, out);
    assertThat(out).containsExactly(20, 30, 40, 0, 60, 70, 80, 0);
    warp.translate(picture, 0, 0.125, out);
    assertThat(out).containsExactly(5, 15, 25, 35, 25, 55, 65, 75);
  }

  @ParameterizedTest
  @EnumSource(Border.class)
  void theBorderSaysWhatIsSeenBeyondTheEdge(Border border) {
    byte[] out = new byte[4];
    new AffineWarp(new Shape(1, 4, 1), border).translate(new byte[] {1, 2, 3, 4}, 0, 0.5, out);
    assertThat(out).startsWith(border == Border.BLACK ? new byte[] {0, 0} : new byte[] {3, 2});
    assertThat(out).endsWith(1, 2);
  }

  @Test
  void everyChannelMovesAlike() {
    Shape grey = new Shape(6, 5, 1);
    Shape colour = new Shape(6, 5, 3);
    byte[] one = picture(grey);
    byte[] three = new byte[colour.size()];
    for (int i = 0; i < three.length; i++) {
      three[i] = one[i / 3];
    }
    byte[] turned = new byte[one.length];
    byte[] turnedThree = new byte[three.length];
    new AffineWarp(grey, Border.REFLECT).rotate(one, 37, turned);
    new AffineWarp(colour, Border.REFLECT).rotate(three, 37, turnedThree);
    for (int i = 0; i < three.length; i++) {
      assertThat(turnedThree[i]).isEqualTo(turned[i / 3]);
    }
    assertThat(turned).isNotEqualTo(one);
  }
}
