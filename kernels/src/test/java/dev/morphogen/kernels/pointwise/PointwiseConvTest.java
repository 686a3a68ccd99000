package dev.morphogen.kernels.pointwise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.testing.Convolution;
import dev.morphogen.kernels.testing.ConvolutionContract;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.ReluChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PointwiseConvTest extends ConvolutionContract<PointwiseShape> {

  @Override
  protected Stream<PointwiseShape> shapes() {
    List<PointwiseShape> shapes = new ArrayList<>();
    int[] channels = {1, 3, 5, 16, 17, 33, 64, 112};
    for (int inputs : channels) {
      for (int outputs : channels) {
        for (int pixels : new int[] {1, 2, 4, 7, 8, 15}) {
          shapes.add(new PointwiseShape(pixels, inputs, outputs));
        }
      }
    }
    shapes.add(new PointwiseShape(1, 256, 10));
    shapes.add(new PointwiseShape(1024, 32, 32));
    return shapes.stream();
  }

  @Override
  protected Convolution convolution(Kernels from, PointwiseShape shape) {
    return new PointwiseConvolution(from.pointwise(shape));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void endsWithTheBitsOfANormalization(PointwiseShape shape) {
    PointwiseConv conv = kernels.pointwise(shape);
    float[] packed = new float[conv.packedSize()];
    conv.pack(Gaussian.numbers(shape.weightSize(), 3), 0, packed);
    float[] x = Gaussian.numbers(shape.pixels() * shape.inputs(), 4);
    x[0] = Float.NaN;
    ReluChecks.sameBits(
        "M x",
        kernels,
        shape.pixels(),
        shape.outputs(),
        (y, at) -> conv.apply(x, 0, packed, y, at),
        (end, y, at) -> conv.applyRelu(x, 0, packed, end, y, at));
    float[] scratch = new float[conv.reluScratchSize()];
    ReluChecks.sameBitsAdded(
        "y + M x",
        kernels,
        shape.pixels(),
        shape.outputs(),
        (y, at) -> conv.apply(x, 0, packed, y, at),
        (end, y, at) -> conv.addRelu(x, 0, packed, end, y, at, scratch));
  }

  @Test
  void weightsAreOutputsByInputs() {
    float[] y = new float[2];
    convolution(kernels, new PointwiseShape(1, 3, 2))
        .apply(new float[] {1, 2, 3, 4, 5, 6}, new float[] {1, 10, 100}, 0, y, 0, false);
    assertThat(y).containsExactly(321, 654);
  }
}
