package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.testing.KernelSets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images larger than a cache, which only the vector transform takes in parts. */
class LargeFourierTransformTest {

  /** Groups of channels two lines at a time; one at a time, as channels or columns do not fit. */
  static Stream<FourierShape> shapes() {
    return Stream.of(
        new FourierShape(16, 32, 288, Axes.PIXELS),
        new FourierShape(16, 16, 520, Axes.PIXELS),
        new FourierShape(64, 6, 352, Axes.PIXELS));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void equalsTheReference(FourierShape shape) {
    checks(shape).equalReference();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void mayOverwriteItsInput(FourierShape shape) {
    checks(shape).inPlace();
  }

  private static TransformChecks checks(FourierShape shape) {
    return new TransformChecks(KernelSets.vector().fourier(shape));
  }
}
