package dev.morphogen.kernels.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.testing.Adjoint;
import dev.morphogen.kernels.testing.EveryKernelSet;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.Guarded;
import dev.morphogen.kernels.testing.Same;
import dev.morphogen.kernels.testing.Tolerances;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AveragePoolingTest extends EveryKernelSet {

  record Shape(int height, int width, int channels, int windowHeight, int windowWidth) {
    AveragePooling of(Kernels kernels) {
      return kernels.pooling(height, width, channels, windowHeight, windowWidth);
    }
  }

  static Stream<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    for (int channels : new int[] {1, 3, 5, 16, 17, 33, 64}) {
      shapes.add(new Shape(1, 1, channels, 1, 1));
      shapes.add(new Shape(4, 6, channels, 2, 2));
      shapes.add(new Shape(5, 7, channels, 2, 2));
      shapes.add(new Shape(5, 4, channels, 5, 4));
      shapes.add(new Shape(7, 6, channels, 3, 2));
    }
    return shapes.stream();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void equalsTheReferenceAndItsTransposeIsTheAdjoint(Shape shape) {
    AveragePooling kernel = shape.of(kernels);
    AveragePooling reference = shape.of(Kernels.reference());
    float[] x = Gaussian.numbers(shape.height * shape.width * shape.channels, 1);
    int size = kernel.outputHeight() * kernel.outputWidth() * shape.channels;
    float[] u = Gaussian.numbers(size, 2);
    Guarded in = new Guarded(x, 2, 1);
    Guarded pooled = new Guarded(new float[size], 3, 1);
    kernel.apply(in.array, in.offset, pooled.array, pooled.offset);
    float[] expected = new float[size];
    reference.apply(x, 0, expected, 0);
    double tolerance =
        Tolerances.sum(shape.windowHeight * shape.windowWidth, Tolerances.largest(x), 1);
    Same.check("pooled", pooled.content(), expected, tolerance);
    pooled.check("pooled");

    Guarded gradient = new Guarded(Gaussian.numbers(x.length, 3), 1, 3);
    kernel.transpose(u, 0, gradient.array, gradient.offset);
    gradient.check("gradient");
    float[] expectedGradient = new float[x.length];
    reference.transpose(u, 0, expectedGradient, 0);
    Same.check("gradient", gradient.content(), expectedGradient, tolerance);
    Adjoint.check(shape.toString(), pooled.content(), u, x, gradient.content());
  }

  @Test
  void leavesOutRowsThatFillNoWindow() {
    float[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    float[] y = new float[1];
    kernels.pooling(3, 3, 1, 2, 2).apply(x, 0, y, 0);
    assertThat(y).containsExactly(3);
  }
}
