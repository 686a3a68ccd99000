package dev.morphogen.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.depthwise.DepthwiseConv;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The code on the package's page. */
class PackagePageTest {

  @Test
  void convolve() {
    // @start region="convolve"
    var shape = new DepthwiseShape(32, 32, 16, 3, Boundary.ZERO); // 32x32 pixels, 16 channels, 3x3
    DepthwiseConv convolution = Kernels.best().depthwise(shape);

    float[] stencils = new float[shape.stencilSize()]; // [channels, 1, 3, 3], as in PyTorch
    Arrays.fill(stencils, 1f / 9);
    float[] packed = new float[shape.stencilSize()]; // in the kernel's own order
    convolution.pack(stencils, 0, packed);

    float[] x = new float[shape.imageSize()]; // [height, width, channels]
    Arrays.fill(x, 1);
    float[] y = new float[shape.imageSize()];
    float[] scratch = new float[convolution.scratchSize()];
    convolution.apply(x, 0, packed, y, 0, scratch); // y = K x
    // @end
    assertThat(y[0]).isCloseTo(4f / 9, within(1e-6f));
    assertThat(y[(16 * 32 + 16) * 16]).isCloseTo(1, within(1e-6f));
  }
}
