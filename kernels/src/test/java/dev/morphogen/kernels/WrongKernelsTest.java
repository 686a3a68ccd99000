package dev.morphogen.kernels;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.depthwise.DepthwiseConvolution;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.testing.Convolution;
import dev.morphogen.kernels.testing.ConvolutionChecks;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds the checks kernels that are wrong in the ways kernels are, and expects every check to fail. */
class WrongKernelsTest {

  private static final DepthwiseShape SHAPE = new DepthwiseShape(5, 7, 3, 3, Boundary.ZERO);

  private static Convolution right() {
    return new DepthwiseConvolution(Kernels.reference().depthwise(SHAPE));
  }

  /** A right kernel that the ways to be wrong start from. */
  private abstract static class Wrong implements Convolution {
    final Convolution right = right();

    @Override
    public String name() {
      return getClass().getSimpleName();
    }

    @Override
    public int inputSize() {
      return right.inputSize();
    }

    @Override
    public int outputSize() {
      return right.outputSize();
    }

    @Override
    public int weightSize() {
      return right.weightSize();
    }

    @Override
    public int terms() {
      return right.terms();
    }

    @Override
    public int transposedTerms() {
      return right.transposedTerms();
    }

    @Override
    public int gradientTerms() {
      return right.gradientTerms();
    }

    @Override
    public void apply(float[] weights, float[] x, int xAt, float[] y, int yAt, boolean adding) {
      right.apply(weights, x, xAt, y, yAt, adding);
    }

    @Override
    public void transpose(float[] weights, float[] u, int uAt, float[] x, int xAt, boolean adding) {
      right.transpose(weights, u, uAt, x, xAt, adding);
    }

    @Override
    public void addGradient(float[] x, int xAt, float[] u, int uAt, float[] gradient) {
      right.addGradient(x, xAt, u, uAt, gradient);
    }
  }

  /** The transpose has one tap of one channel 10 % too large. */
  private static final class OneTapOff extends Wrong {
    @Override
    public void transpose(float[] weights, float[] u, int uAt, float[] x, int xAt, boolean adding) {
      float[] changed = weights.clone();
      changed[13] *= 1.1f;
      right.transpose(changed, u, uAt, x, xAt, adding);
    }

    @Override
    public void addGradient(float[] x, int xAt, float[] u, int uAt, float[] gradient) {
      float[] sum = new float[gradient.length];
      right.addGradient(x, xAt, u, uAt, sum);
      sum[13] *= 1.1f;
      add(sum, gradient);
    }
  }

  /** One tap's sign is turned. */
  private static final class SignTurned extends Wrong {
    @Override
    public void transpose(float[] weights, float[] u, int uAt, float[] x, int xAt, boolean adding) {
      float[] changed = weights.clone();
      changed[4] = -changed[4];
      right.transpose(changed, u, uAt, x, xAt, adding);
    }

    @Override
    public void addGradient(float[] x, int xAt, float[] u, int uAt, float[] gradient) {
      float[] sum = new float[gradient.length];
      right.addGradient(x, xAt, u, uAt, sum);
      sum[4] = -sum[4];
      add(sum, gradient);
    }
  }

  /** The way back correlates as the way there does; the gradient is turned by half a turn. */
  private static final class ConvolutionForCorrelation extends Wrong {
    @Override
    public void transpose(float[] weights, float[] u, int uAt, float[] x, int xAt, boolean adding) {
      right.apply(weights, u, uAt, x, xAt, adding);
    }

    @Override
    public void addGradient(float[] x, int xAt, float[] u, int uAt, float[] gradient) {
      right.addGradient(u, uAt, x, xAt, gradient);
    }
  }

  /** The first row is left out. */
  private static final class LostBorder extends Wrong {
    @Override
    public void transpose(float[] weights, float[] u, int uAt, float[] x, int xAt, boolean adding) {
      right.transpose(weights, withoutFirstRow(u, uAt), 0, x, xAt, adding);
    }

    @Override
    public void addGradient(float[] x, int xAt, float[] u, int uAt, float[] gradient) {
      right.addGradient(x, xAt, withoutFirstRow(u, uAt), 0, gradient);
    }

    private static float[] withoutFirstRow(float[] u, int at) {
      float[] rest = java.util.Arrays.copyOfRange(u, at, at + SHAPE.imageSize());
      java.util.Arrays.fill(rest, 0, SHAPE.width() * SHAPE.channels(), 0);
      return rest;
    }
  }

  private static void add(float[] sum, float[] gradient) {
    for (int i = 0; i < sum.length; i++) {
      gradient[i] += sum[i];
    }
  }

  static Stream<Convolution> wrong() {
    return Stream.of(
        new OneTapOff(), new SignTurned(), new ConvolutionForCorrelation(), new LostBorder());
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void failEveryCheck(Convolution wrong) {
    ConvolutionChecks checks = new ConvolutionChecks(wrong);
    assertThatThrownBy(() -> checks.equalsReference(right())).isInstanceOf(AssertionError.class);
    assertThatThrownBy(checks::adjoint)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected ⟨Kx, u⟩ = ⟨x, Kᵀu⟩");
    assertThatThrownBy(checks::gradients)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("(seed ");
  }

  /** The weight gradient alone wrong: the input's check must not cover for it. */
  @ParameterizedTest
  @MethodSource("wrong")
  void failTheGradientCheckByTheWeightsAlone(Convolution wrong) {
    Convolution weightsWrong =
        new Wrong() {
          @Override
          public void addGradient(float[] x, int xAt, float[] u, int uAt, float[] gradient) {
            wrong.addGradient(x, xAt, u, uAt, gradient);
          }
        };
    assertThatThrownBy(() -> new ConvolutionChecks(weightsWrong).gradients())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("weights");
  }

  @Test
  void failWhenTheyWriteBesideTheirSlice() {
    Convolution careless =
        new Wrong() {
          @Override
          public void apply(
              float[] weights, float[] x, int xAt, float[] y, int yAt, boolean adding) {
            right.apply(weights, x, xAt, y, yAt, adding);
            y[yAt + outputSize()] = 0;
          }
        };
    assertThatThrownBy(() -> new ConvolutionChecks(careless).equalsReference(right()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("outside its slice");
  }

  @Test
  void failWhenTheyDependOnTheOffset() {
    Convolution moody =
        new Wrong() {
          @Override
          public void apply(
              float[] weights, float[] x, int xAt, float[] y, int yAt, boolean adding) {
            right.apply(weights, x, xAt, y, yAt, adding);
            y[yAt] += xAt % 8 * 1e-5f;
          }
        };
    assertThatThrownBy(() -> new ConvolutionChecks(moody).repeatable())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("other bits from offset 1");
  }

  @Test
  void rightKernelPassesEveryCheck() {
    ConvolutionChecks checks = new ConvolutionChecks(right());
    checks.equalsReference(right());
    checks.adjoint();
    checks.gradients();
    checks.repeatable();
  }
}
