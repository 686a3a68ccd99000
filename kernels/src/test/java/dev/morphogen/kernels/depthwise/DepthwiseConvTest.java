package dev.morphogen.kernels.depthwise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.testing.BandChecks;
import dev.morphogen.kernels.testing.Convolution;
import dev.morphogen.kernels.testing.ConvolutionContract;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.Guarded;
import dev.morphogen.kernels.testing.ReluChecks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class DepthwiseConvTest extends ConvolutionContract<DepthwiseShape> {

  @Override
  protected Stream<DepthwiseShape> shapes() {
    List<DepthwiseShape> shapes = new ArrayList<>();
    for (Boundary boundary : Boundary.values()) {
      for (int channels : new int[] {1, 3, 5, 16, 17, 33, 64}) {
        for (int[] size : new int[][] {{1, 1}, {1, 5}, {6, 1}, {2, 2}, {2, 3}, {5, 9}, {8, 4}}) {
          for (int stencil : new int[] {3, 5, 7}) {
            shapes.add(new DepthwiseShape(size[0], size[1], channels, stencil, boundary));
          }
        }
      }
      shapes.add(new DepthwiseShape(3, 4, 16, 1, boundary));
      shapes.add(new DepthwiseShape(32, 31, 32, 3, boundary));
    }
    return shapes.stream();
  }

  @Override
  protected Convolution convolution(Kernels from, DepthwiseShape shape) {
    return new DepthwiseConvolution(from.depthwise(shape));
  }

  @ParameterizedTest
  @EnumSource
  void centreTapAloneScales(Boundary boundary) {
    Convolution convolution = convolution(kernels, new DepthwiseShape(4, 5, 17, 3, boundary));
    float[] x = Gaussian.numbers(convolution.inputSize(), 1);
    float[] y = new float[x.length];
    float[] stencils = new float[convolution.weightSize()];
    for (int c = 0; c < 17; c++) {
      stencils[9 * c + 4] = c;
    }
    convolution.apply(stencils, x, 0, y, 0, false);
    for (int i = 0; i < x.length; i++) {
      assertThat(y[i]).isEqualTo(x[i] * (i % 17));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void givesTheSameBitsInBands(DepthwiseShape shape) {
    DepthwiseConv conv = kernels.depthwise(shape);
    float[] stencils = Gaussian.numbers(shape.stencilSize(), 3);
    float[] packed = new float[stencils.length];
    conv.pack(stencils, 0, packed);
    float[] x = Gaussian.numbers(shape.imageSize(), 4);
    float[] scratch = new float[conv.scratchSize()];
    int height = shape.height();
    BandChecks.sameBits(
        "K x", height, x.length, (y, rows) -> conv.apply(x, 0, packed, y, 0, nan(scratch), rows));
    BandChecks.sameBits(
        "+ K x",
        height,
        x.length,
        (y, rows) -> conv.applyAdding(x, 0, packed, y, 0, nan(scratch), rows));
    BandChecks.sameBits(
        "Kᵀ x",
        height,
        x.length,
        (y, rows) -> conv.transpose(x, 0, packed, y, 0, nan(scratch), rows));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void endsWithTheBitsOfANormalization(DepthwiseShape shape) {
    DepthwiseConv conv = kernels.depthwise(shape);
    float[] packed = new float[shape.stencilSize()];
    conv.pack(Gaussian.numbers(packed.length, 3), 0, packed);
    float[] x = Gaussian.numbers(shape.imageSize(), 4);
    x[0] = Float.NaN;
    float[] scratch = new float[conv.scratchSize()];
    int pixels = shape.height() * shape.width();
    Rows rows = Rows.all(shape.height());
    ReluChecks.sameBits(
        "K x",
        kernels,
        pixels,
        shape.channels(),
        (y, at) -> conv.apply(x, 0, packed, y, at, nan(scratch)),
        (end, y, at) -> conv.applyRelu(x, 0, packed, end, y, at, nan(scratch), rows));
    ReluChecks.sameBits(
        "y + K x",
        kernels,
        pixels,
        shape.channels(),
        (y, at) -> conv.applyAdding(x, 0, packed, y, at, nan(scratch)),
        (end, y, at) -> conv.applyAddingRelu(x, 0, packed, end, y, at, nan(scratch), rows));
    var end =
        new NormalizedRelu(
            Gaussian.numbers(shape.channels(), 5), Gaussian.numbers(shape.channels(), 6));
    BandChecks.sameBits(
        "relu(N(K x))",
        shape.height(),
        x.length,
        (y, band) -> conv.applyRelu(x, 0, packed, end, y, 0, nan(scratch), band));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void transposesOntoABaseWithTheBitsOfAdding(DepthwiseShape shape) {
    DepthwiseConv conv = kernels.depthwise(shape);
    float[] packed = new float[shape.stencilSize()];
    conv.pack(Gaussian.numbers(packed.length, 3), 0, packed);
    float[] u = Gaussian.numbers(shape.imageSize(), 4);
    float[] base = Gaussian.numbers(shape.imageSize(), 5);
    float[] scratch = new float[conv.scratchSize()];
    float[] expected = base.clone();
    conv.transposeAdding(u, 0, packed, expected, 0, scratch);
    Guarded x = new Guarded(new float[base.length], 5, 3);
    Rows rows = Rows.all(shape.height());
    conv.transposeOnto(base, 0, u, 0, packed, x.array, 5, nan(scratch), rows);
    x.check("base + Kᵀ u");
    assertThat(x.content()).isEqualTo(expected);
    Guarded itself = new Guarded(base, 5, 3);
    conv.transposeOnto(itself.array, 5, u, 0, packed, itself.array, 5, nan(scratch), rows);
    itself.check("x + Kᵀ u");
    assertThat(itself.content()).isEqualTo(expected);
    BandChecks.sameBits(
        "base + Kᵀ u",
        shape.height(),
        base.length,
        (y, band) -> conv.transposeOnto(base, 0, u, 0, packed, y, 0, nan(scratch), band));
  }

  @Test
  void packsAMultipleOfTheStencil() {
    DepthwiseConv conv = kernels.depthwise(new DepthwiseShape(1, 1, 2, 3, Boundary.ZERO));
    float[] stencils = Gaussian.numbers(20, 2);
    float[] packed = new float[18];
    float[] scaled = new float[18];
    conv.pack(stencils, 1, packed);
    conv.pack(stencils, 1, -2, scaled);
    for (int i = 0; i < packed.length; i++) {
      assertThat(scaled[i]).isEqualTo(-2 * packed[i]);
    }
  }

  private static float[] nan(float[] scratch) {
    Arrays.fill(scratch, Float.NaN);
    return scratch;
  }

  /** PyTorch's orientation, on one pixel that anyone can follow. */
  @Test
  void firstTapLooksUpAndLeft() {
    float[] x = {1, 2, 3, 4};
    float[] y = new float[4];
    float[] stencil = {1, 0, 0, 0, 0, 0, 0, 0, 0};
    convolution(kernels, new DepthwiseShape(2, 2, 1, 3, Boundary.ZERO))
        .apply(stencil, x, 0, y, 0, false);
    assertThat(y).containsExactly(0, 0, 0, 1);
    convolution(kernels, new DepthwiseShape(2, 2, 1, 3, Boundary.PERIODIC))
        .apply(stencil, x, 0, y, 0, false);
    assertThat(y).containsExactly(4, 3, 2, 1);
  }

  @Test
  void unpackedGradientIsScaledAndAdded() {
    DepthwiseConv kernel = kernels.depthwise(new DepthwiseShape(1, 1, 2, 3, Boundary.ZERO));
    float[] packed = Gaussian.numbers(18, 2);
    float[] stencils = new float[20];
    stencils[1] = 1;
    kernel.addUnpacked(packed, 2, stencils, 1);
    assertThat(stencils[1]).isEqualTo(1 + 2 * packed[0]);
    assertThat(stencils[1 + 9 + 8]).isEqualTo(2 * packed[17]);
    assertThat(stencils[0]).isZero();
    assertThat(stencils[19]).isZero();
  }
}
