package dev.morphogen.kernels.fused;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.depthwise.StencilRow;
import dev.morphogen.kernels.testing.Adjoint;
import dev.morphogen.kernels.testing.EveryKernelSet;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.GradientCheck;
import dev.morphogen.kernels.testing.Guarded;
import dev.morphogen.kernels.testing.Same;
import dev.morphogen.kernels.testing.Tolerances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExplicitDiffusionTest extends EveryKernelSet {

  private static final float TIME_STEP = 0.7f;

  static Stream<DepthwiseShape> shapes() {
    List<DepthwiseShape> shapes = new ArrayList<>();
    for (Boundary boundary : Boundary.values()) {
      for (int channels : new int[] {1, 5, 16, 17, 64}) {
        for (int[] size : new int[][] {{1, 1}, {1, 5}, {2, 3}, {6, 1}, {3, 2}, {7, 9}}) {
          shapes.add(new DepthwiseShape(size[0], size[1], channels, 3, boundary));
        }
      }
      shapes.add(new DepthwiseShape(6, 5, 32, 5, boundary));
      shapes.add(new DepthwiseShape(32, 31, 32, 3, boundary));
    }
    return shapes.stream();
  }

  /** An image and everything that a step needs. */
  private static final class Case {
    final DepthwiseShape shape;
    final float[] y;
    final float[] z;
    final float[] g;
    final float[] scale;
    final float[] shift;
    final float[] packed;

    Case(DepthwiseShape shape) {
      this.shape = shape;
      y = Gaussian.numbers(shape.imageSize(), 1);
      z = Gaussian.numbers(shape.imageSize(), 2);
      g = Gaussian.numbers(shape.imageSize(), 3);
      scale = Gaussian.numbers(shape.channels(), 4);
      shift = Gaussian.numbers(shape.channels(), 5);
      packed = Gaussian.numbers(shape.stencilSize(), 6);
    }

    float[] step(Kernels from) {
      Guarded next = new Guarded(new float[y.length], 3, 2);
      ExplicitDiffusion kernel = from.explicitDiffusion(shape);
      kernel.step(
          y, 0, z, 0, scale, shift, packed, TIME_STEP, next.array, next.offset, scratch(kernel));
      next.check("next");
      return next.content();
    }

    float[] stepGradient(Kernels from, float[] gradient) {
      Guarded dy = new Guarded(new float[y.length], 3, 2);
      ExplicitDiffusion kernel = from.explicitDiffusion(shape);
      kernel.stepGradient(
          g, 0, y, 0, packed, TIME_STEP, dy.array, dy.offset, gradient, scratch(kernel));
      dy.check("dy");
      return dy.content();
    }

    /** NaN shows who reads what was never written. */
    private static float[] scratch(ExplicitDiffusion kernel) {
      float[] scratch = new float[kernel.scratchSize()];
      Arrays.fill(scratch, Float.NaN);
      return scratch;
    }

    /** Of a number of y⁺: Kᵀ of K y, each K a sum of as many terms as a stencil has. */
    double tolerance() {
      int taps = shape.stencil() * shape.stencil();
      double most = Tolerances.largest(packed);
      return Tolerances.sum(2 * taps + 4, taps * most, most * Tolerances.largest(y))
          + Tolerances.sum(3, Tolerances.largest(scale), Tolerances.largest(z));
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void stepEqualsTheReference(DepthwiseShape shape) {
    Case one = new Case(shape);
    Same.check("next", one.step(kernels), one.step(Kernels.reference()), one.tolerance());
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void wayBackEqualsTheReference(DepthwiseShape shape) {
    Case one = new Case(shape);
    float[] before = Gaussian.numbers(shape.stencilSize(), 7);
    float[] actual = before.clone();
    float[] expected = before.clone();
    float[] dy = one.stepGradient(kernels, actual);
    Same.check("dy", dy, one.stepGradient(Kernels.reference(), expected), one.tolerance());
    int taps = shape.stencil() * shape.stencil();
    double most = taps * Tolerances.largest(one.packed) * Tolerances.largest(one.y);
    int terms = 2 * shape.height() * shape.width() + taps;
    double tolerance = Tolerances.sum(terms, most, Tolerances.largest(one.g));
    Same.check("gradient", actual, expected, tolerance);
  }

  /** With the loss ⟨g, y⁺⟩; relu's part does not depend on the stencils. */
  @ParameterizedTest
  @EnumSource
  void gradientsAreThoseOfTheStep(Boundary boundary) {
    for (int channels : new int[] {3, 16}) {
      Case one = new Case(new DepthwiseShape(5, 6, channels, 3, boundary));
      float[] gradient = new float[one.packed.length];
      float[] dy = one.stepGradient(kernels, gradient);
      for (int i = 0; i < gradient.length; i++) {
        gradient[i] *= -TIME_STEP;
      }
      GradientCheck.check(
          "stencil", one.packed, gradient, 8, () -> Adjoint.dot(one.g, one.step(kernels)));
      GradientCheck.check("y", one.y, dy, 9, () -> Adjoint.dot(one.g, one.step(kernels)));
    }
  }

  /** Else the chain would be tested twice and the fused kernel never. */
  @Test
  void paperShapesAreFused() {
    DepthwiseShape shape = new DepthwiseShape(32, 32, 32, 3, Boundary.ZERO);
    boolean vector = kernels.name().startsWith("vector");
    assertThat(StencilRow.suits(shape)).isTrue();
    assertThat(kernels.explicitDiffusion(shape))
        .isInstanceOf(vector ? ExplicitDiffusionVector.class : ExplicitDiffusionChain.class);
  }
}
