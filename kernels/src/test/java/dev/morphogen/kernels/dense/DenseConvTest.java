package dev.morphogen.kernels.dense;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.depthwise.DepthwiseConvolution;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.testing.BandChecks;
import dev.morphogen.kernels.testing.Convolution;
import dev.morphogen.kernels.testing.ConvolutionContract;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.ReluChecks;
import dev.morphogen.kernels.testing.Same;
import dev.morphogen.kernels.testing.Tolerances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DenseConvTest extends ConvolutionContract<DenseShape> {

  @Override
  protected Stream<DenseShape> shapes() {
    List<DenseShape> shapes = new ArrayList<>();
    int[][] channels = {{1, 1}, {3, 32}, {5, 3}, {16, 17}, {17, 16}, {33, 5}, {1, 64}, {64, 33}};
    for (int[] pair : channels) {
      for (int[] size : new int[][] {{1, 1}, {1, 6}, {5, 1}, {2, 3}, {4, 7}, {3, 8}}) {
        for (int stencil : new int[] {3, 5}) {
          shapes.add(new DenseShape(size[0], size[1], pair[0], pair[1], stencil));
        }
      }
    }
    shapes.add(new DenseShape(3, 5, 5, 7, 1));
    shapes.add(new DenseShape(4, 3, 3, 2, 7));
    shapes.add(new DenseShape(8, 16, 16, 32, 3));
    return shapes.stream();
  }

  @Override
  protected Convolution convolution(Kernels from, DenseShape shape) {
    return new DenseConvolution(from.dense(shape));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void givesTheSameBitsInBands(DenseShape shape) {
    DenseConv conv = kernels.dense(shape);
    float[] packed = new float[conv.packedSize()];
    conv.pack(Gaussian.numbers(shape.weightSize(), 3), 0, packed);
    float[] x = Gaussian.numbers(shape.pixels() * shape.inputs(), 4);
    float[] scratch = new float[conv.scratchSize()];
    int size = shape.pixels() * shape.outputs();
    BandChecks.sameBits(
        "K x",
        shape.height(),
        size,
        (y, rows) -> conv.apply(x, 0, packed, y, 0, nan(scratch), rows));
    BandChecks.sameBits(
        "+ K x",
        shape.height(),
        size,
        (y, rows) -> conv.applyAdding(x, 0, packed, y, 0, nan(scratch), rows));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void endsWithTheBitsOfANormalization(DenseShape shape) {
    DenseConv conv = kernels.dense(shape);
    float[] packed = new float[conv.packedSize()];
    conv.pack(Gaussian.numbers(shape.weightSize(), 3), 0, packed);
    float[] x = Gaussian.numbers(shape.pixels() * shape.inputs(), 4);
    x[0] = Float.NaN;
    float[] scratch = new float[conv.scratchSize()];
    Rows rows = Rows.all(shape.height());
    ReluChecks.sameBits(
        "K x",
        kernels,
        shape.pixels(),
        shape.outputs(),
        (y, at) -> conv.apply(x, 0, packed, y, at, nan(scratch)),
        (end, y, at) -> conv.applyRelu(x, 0, packed, end, y, at, nan(scratch), rows));
    var end =
        new NormalizedRelu(
            Gaussian.numbers(shape.outputs(), 5), Gaussian.numbers(shape.outputs(), 6));
    BandChecks.sameBits(
        "relu(N(K x))",
        shape.height(),
        shape.pixels() * shape.outputs(),
        (y, band) -> conv.applyRelu(x, 0, packed, end, y, 0, nan(scratch), band));
  }

  private static float[] nan(float[] scratch) {
    Arrays.fill(scratch, Float.NaN);
    return scratch;
  }

  /** Weights that couple each channel with itself alone make a depthwise convolution. */
  @Test
  void diagonalWeightsAreADepthwiseStencil() {
    int c = 17;
    Convolution dense = convolution(kernels, new DenseShape(5, 6, c, c, 3));
    Convolution depthwise =
        new DepthwiseConvolution(kernels.depthwise(new DepthwiseShape(5, 6, c, 3, Boundary.ZERO)));
    float[] stencils = Gaussian.numbers(9 * c, 1);
    float[] weights = new float[9 * c * c];
    for (int o = 0; o < c; o++) {
      System.arraycopy(stencils, 9 * o, weights, 9 * (o * c + o), 9);
    }
    float[] x = Gaussian.numbers(dense.inputSize(), 2);
    float[] expected = new float[x.length];
    float[] actual = new float[x.length];
    depthwise.apply(stencils, x, 0, expected, 0, false);
    dense.apply(weights, x, 0, actual, 0, false);
    Same.check("diagonal", actual, expected, tolerance(x, stencils));
    depthwise.transpose(stencils, x, 0, expected, 0, false);
    dense.transpose(weights, x, 0, actual, 0, false);
    Same.check("diagonal", actual, expected, tolerance(x, stencils));
  }

  private static double tolerance(float[] x, float[] stencils) {
    return 2 * Tolerances.sum(9, Tolerances.largest(x), Tolerances.largest(stencils));
  }
}
