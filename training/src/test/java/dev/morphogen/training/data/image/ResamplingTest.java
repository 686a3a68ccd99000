package dev.morphogen.training.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Against Pillow's BICUBIC, which docs/onnx.md tells users to resize with. The numbers are those of Pillow 12.3: with
 * {@code scale = min(width / w, height / h)},
 *
 * <pre>
 * left, top = max(0, (width - w * scale) // 2), max(0, (height - h * scale) // 2)
 * box = (left, top, min(width, left + w * scale), min(height, top + h * scale))
 * list(image.resize((w, h), Image.Resampling.BICUBIC, box).getdata())
 * </pre>
 */
final class ResamplingTest {

  /** Both round, Pillow after the rows once more. */
  private static final int ROUNDING = 1;

  private static final Shape NOISE = new Shape(7, 5, 1);
  private static final Shape EDGE = new Shape(6, 6, 1);

  /** Far enough from black and white that nothing is clipped. */
  private static int noise(int i) {
    return 48 + i * i * 89 % 160;
  }

  private static byte[] resampled(IntUnaryOperator value, Shape from, Shape to) {
    byte[] pixels = new byte[from.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) value.applyAsInt(i);
    }
    return Resampling.cover(new ByteRows(pixels, from), to);
  }

  private static void assertClose(byte[] actual, int... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i] & 0xFF)
          .as("number %d", i)
          .isBetween(expected[i] - ROUNDING, expected[i] + ROUNDING);
    }
  }

  /** The cubic's negative lobes make the dark side darker and the bright one brighter. */
  @Test
  void anEdgeOvershootsAsInPillow() {
    assertEdge(42, 125, 208);
    assertEdge(50, 50, 50, 46, 39, 80, 170, 211, 204, 200, 200, 200);
  }

  private static void assertEdge(int... expected) {
    int side = expected.length;
    int[] columns = new int[side * side];
    int[] rows = new int[side * side];
    for (int i = 0; i < rows.length; i++) {
      columns[i] = expected[i % side];
      rows[i] = expected[i / side];
    }
    Shape shape = new Shape(side, side, 1);
    assertClose(resampled(i -> i % 6 < 3 ? 50 : 200, EDGE, shape), columns);
    assertClose(resampled(i -> i / 6 < 3 ? 50 : 200, EDGE, shape), rows);
  }

  @Test
  void noiseMadeSmallerIsThatOfPillow() {
    int[] expected = {
      104, 90,
      107, 99,
      119, 116
    };
    assertClose(resampled(ResamplingTest::noise, NOISE, new Shape(3, 2, 1)), expected);
  }

  @Test
  void noiseMadeLargerIsThatOfPillow() {
    int[] expected = {
      25, 57, 125, 141, 101, 67, 37, 73, 172, 219,
      72, 85, 113, 116, 94, 78, 65, 89, 148, 175,
      172, 145, 88, 64, 80, 100, 125, 123, 96, 83,
      208, 168, 85, 49, 69, 96, 128, 115, 61, 36,
      173, 151, 105, 74, 64, 62, 68, 63, 46, 38,
      131, 124, 111, 99, 92, 77, 54, 54, 72, 81,
      81, 88, 102, 123, 151, 139, 85, 87, 138, 163,
      76, 83, 100, 124, 154, 146, 97, 102, 153, 178,
      114, 111, 106, 102, 102, 98, 90, 97, 117, 126,
      142, 127, 96, 82, 86, 85, 80, 90, 116, 127,
      158, 130, 72, 62, 106, 108, 67, 82, 149, 181,
      161, 136, 82, 77, 124, 129, 92, 98, 140, 160,
      152, 144, 125, 122, 137, 147, 153, 133, 91, 71,
      148, 147, 145, 144, 143, 155, 181, 150, 68, 29
    };
    assertClose(resampled(ResamplingTest::noise, NOISE, new Shape(14, 10, 1)), expected);
  }

  /** A pixel of half the size lies in the middle of four, and the cubic keeps what is linear. */
  @Test
  void aRampMadeHalfIsExactInside() {
    byte[] half = resampled(i -> 3 * (i % 64) + i / 64, new Shape(48, 64, 1), new Shape(24, 32, 1));
    for (int y = 2; y < 22; y++) {
      for (int x = 2; x < 30; x++) {
        assertThat(half[32 * y + x] & 0xFF)
            .as("row %d, column %d", y, x)
            .isEqualTo(6 * x + 2 * y + 2);
      }
    }
  }
}
