package dev.morphogen.kernels;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.dense.DenseShape;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.FourierShape;
import dev.morphogen.kernels.pointwise.PointwiseShape;
import dev.morphogen.kernels.testing.KernelSets;
import dev.morphogen.kernels.vector.Lanes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Shapes that arrays can hold, but not what the vector kernels make of them: borders, whole vectors, both ways. */
class TooLargeScratchTest {

  private final Kernels kernels = KernelSets.vector();

  private static void assertRefused(String name, Record shape, Runnable make) {
    assertThatThrownBy(make::run)
        .isInstanceOf(TooLargeException.class)
        .hasMessageStartingWith(name + ": expected at most 2^31 - 1 numbers, got ")
        .hasMessageEndingWith(" for " + shape);
  }

  /** One channel becomes a vector of them. */
  @Test
  void depthwise() {
    var shape = new DepthwiseShape(1 << 15, 1 << 15, 1, 5, Boundary.ZERO);
    assertRefused("scratch", shape, () -> kernels.depthwise(shape));
  }

  @Test
  void dense() {
    var wide = new DenseShape(46340, 46340, 1, 1, 3);
    assertRefused("scratch", wide, () -> kernels.dense(wide));
    var deep = new DenseShape(1, 1, 1 << 15, 1 << 15, 1);
    assertRefused("packed weights", deep, () -> kernels.dense(deep));
  }

  @Test
  void pointwise() {
    var deep = new PointwiseShape(1, 1 << 15, 1 << 15);
    assertRefused("packed weights", deep, () -> kernels.pointwise(deep));
  }

  /** Pixels become complex vectors: one plane of them is too large here, two there. */
  @ParameterizedTest
  @EnumSource
  void fourier(Axes axes) {
    var large = new FourierShape(1 << 15, 1 << 15, 1, axes);
    assertRefused("plane", large, () -> kernels.fourier(large));
    var half = new FourierShape(1 << 12, (1 << 18) / (2 * Lanes.COUNT), 1, axes);
    assertRefused("scratch", half, () -> kernels.fourier(half));
  }
}
