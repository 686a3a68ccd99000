package dev.morphogen.kernels.pointwise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.testing.Convolution;
import dev.morphogen.kernels.testing.ConvolutionContract;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

  @Test
  void weightsAreOutputsByInputs() {
    float[] y = new float[2];
    convolution(kernels, new PointwiseShape(1, 3, 2))
        .apply(new float[] {1, 2, 3, 4, 5, 6}, new float[] {1, 10, 100}, 0, y, 0, false);
    assertThat(y).containsExactly(321, 654);
  }
}
