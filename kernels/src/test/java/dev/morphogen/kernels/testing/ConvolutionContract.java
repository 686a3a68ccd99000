package dev.morphogen.kernels.testing;

import dev.morphogen.kernels.Kernels;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every family of convolutions is held to; a family's test lists shapes.
 *
 * @param <S> the family's shape
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ConvolutionContract<S> extends EveryKernelSet {

  /** The awkward shapes. */
  protected abstract Stream<S> shapes();

  /** The family's kernel for a shape. */
  protected abstract Convolution convolution(Kernels from, S shape);

  @ParameterizedTest
  @MethodSource("shapes")
  void equalsTheReference(S shape) {
    checks(shape).equalsReference(convolution(Kernels.reference(), shape));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void transposeIsTheAdjoint(S shape) {
    checks(shape).adjoint();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gradientsAreTheCentralDifferences(S shape) {
    checks(shape).gradients();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void givesTheSameBitsTwiceAndAtAnyOffset(S shape) {
    checks(shape).repeatable();
  }

  private ConvolutionChecks checks(S shape) {
    return new ConvolutionChecks(convolution(kernels, shape));
  }
}
