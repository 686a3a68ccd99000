package dev.morphogen.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.WeightLayout;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MuonTest {

  private static final MuonSettings SETTINGS = new MuonSettings(0.9, 0, 0.5, 0);

  private static float[] random(int size, long seed) {
    Random random = new Random(seed);
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  private static double dot(float[] a, int aAt, float[] b, int bAt, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += (double) a[aAt + i] * b[bAt + i];
    }
    return sum;
  }

  /** Rows of an orthogonal matrix: products of different rows vanish but for the polynomial's tolerance. */
  @ParameterizedTest
  @CsvSource({"1, 1", "1, 9", "5, 40", "7, 75", "32, 288", "33, 200"})
  void rowsBecomeOrthogonalWithLengthsNearOne(int rows, int columns) {
    for (Kernels kernels : new Kernels[] {Kernels.reference(), Kernels.best()}) {
      float[] x = random(rows * columns, 3);
      for (int i = 0; i < x.length; i++) {
        x[i] *= 1e-5f;
      }
      new Orthogonalization(rows, columns, kernels).run(x);
      for (int i = 0; i < rows; i++) {
        double length = Math.sqrt(dot(x, i * columns, x, i * columns, columns));
        assertThat(length).isBetween(0.65, 1.25);
        for (int j = 0; j < i; j++) {
          assertThat(dot(x, i * columns, x, j * columns, columns)).isCloseTo(0, within(0.4));
        }
      }
    }
  }

  @Test
  void zerosStayZeros() {
    float[] x = new float[12];
    new Orthogonalization(3, 4, Kernels.best()).run(x);
    assertThat(x).containsOnly(0);
  }

  /** U Vᵀ of 100·u₁v₁ᵀ + 0.5·u₂v₂ᵀ, with unit vectors along the axes, is a step as long along both. */
  @Test
  void smallSingularValuesTakeAsLongAStepAsLargeOnes() {
    float[] x = new float[4 * 4];
    x[1] = 100;
    x[2 * 4 + 3] = -5f;
    new Orthogonalization(4, 4, Kernels.best()).run(x);
    assertThat(x[1]).isBetween(0.65f, 1.25f);
    assertThat(x[2 * 4 + 3]).isBetween(-1.25f, -0.65f);
    assertThat(x[0]).isCloseTo(0, within(1e-6f));
  }

  @Test
  void onlyMatricesAreOrthogonalizedAllElseTakesNesterovsStep() {
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("norm", Role.NORMALIZATION, 5);
    builder.slice("mixing", Role.CONVOLUTION, 6, 3, 1, 1);
    builder.slice("stencil", Role.STENCIL, 4, 1, 3, 3);
    builder.slice("classifier", Role.CLASSIFIER, 2, 4);
    WeightLayout layout = builder.build();
    float[] gradient = random(layout.trainedSize(), 7);
    float[] muon = random(layout.trainedSize(), 8);
    float[] before = muon.clone();
    float[] nesterov = muon.clone();
    SETTINGS.create(layout, Kernels.best()).step(muon, gradient, 0.1);
    new NesterovSettings(0.9, 0).create(layout, Kernels.best()).step(nesterov, gradient, 0.1);
    double moved = 0;
    for (int i = 0; i < muon.length; i++) {
      if (i >= 5 && i < 5 + 18) {
        moved += Math.pow(muon[i] - before[i], 2);
      } else {
        assertThat(muon[i]).isEqualTo(nesterov[i]);
      }
    }
    // Three singular values near 1, times rate 0.1 · 0.5 and √(6/3).
    assertThat(Math.sqrt(moved / 3)).isCloseTo(0.05 * Math.sqrt(2), within(0.02));
  }

  /** The opening of a grey image has the shape of stencils, a stencil of one number that of a matrix. */
  @Test
  void whatIsAMatrixIsNoQuestionOfShape() {
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("opening", Role.CONVOLUTION, 4, 1, 5, 5);
    builder.slice("stencil", Role.STENCIL, 8, 1, 1, 1);
    WeightLayout layout = builder.build();
    float[] gradient = random(layout.trainedSize(), 7);
    float[] step = new float[layout.trainedSize()];
    new MuonSettings(0.9, 0, 0.5, 0.2).create(layout, Kernels.best()).step(step, gradient, 0.1);
    for (int row = 0; row < 4; row++) {
      double length = Math.sqrt(dot(step, row * 25, step, row * 25, 25));
      assertThat(length / 0.05).isBetween(0.65, 1.25);
    }
    for (int i = 100; i < step.length; i++) {
      assertThat(step[i]).isCloseTo(-0.02f * Math.signum(gradient[i]), within(1e-6f));
    }
  }

  @Test
  void stencilsWithARateTakeStepsOfOneLengthHoweverLongTheirGradients() {
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("norm", Role.NORMALIZATION, 5);
    builder.slice("stencil", Role.STENCIL, 3, 1, 3, 3);
    builder.scaledSlice("circulant", Role.STENCIL, 0.25, 3, 1, 3, 3);
    WeightLayout layout = builder.build();
    float[] gradient = random(layout.trainedSize(), 7);
    for (int i = 5; i < 14; i++) {
      gradient[i] *= 1e-4f;
    }
    Arrays.fill(gradient, 5 + 9, 5 + 18, 0);
    float[] before = random(layout.trainedSize(), 8);
    float[] after = before.clone();
    Optimizer optimizer = new MuonSettings(0.9, 0.01, 0.5, 0.2).create(layout, Kernels.best());
    optimizer.step(after, gradient, 0.1);
    for (int stencil = 0; stencil < 6; stencil++) {
      int at = 5 + 9 * stencil;
      double expected = stencil == 1 ? 0 : stencil < 3 ? 0.02 : 0.25 * 0.02;
      float[] step = new float[9];
      for (int i = 0; i < 9; i++) {
        step[i] = before[at + i] - after[at + i];
      }
      double length = Math.sqrt(dot(step, 0, step, 0, 9));
      assertThat(length).isCloseTo(expected, within(1e-6));
      double along = dot(step, 0, gradient, at, 9);
      double full = length * Math.sqrt(dot(gradient, at, gradient, at, 9));
      assertThat(along).isCloseTo(full, within(1e-5 * full + 1e-12));
    }
    float[] nesterov = before.clone();
    new NesterovSettings(0.9, 0).create(layout, Kernels.best()).step(nesterov, gradient, 0.1);
    assertThat(Arrays.copyOf(after, 5)).isEqualTo(Arrays.copyOf(nesterov, 5));
  }

  @Test
  void aStencilKeepsGoingByItsMomentum() {
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("stencil", Role.STENCIL, 1, 1, 2, 1);
    WeightLayout layout = builder.build();
    Optimizer optimizer = new MuonSettings(0.9, 0, 0.5, 1).create(layout, Kernels.best());
    float[] weights = new float[2];
    optimizer.step(weights, new float[] {3, 0}, 0.1);
    assertThat(weights).containsExactly(new float[] {-0.1f, 0}, offset(1e-6f));
    // v = (2.7, 4), u = 0.9 v + (0, 4) = (2.43, 7.6): length 7.979.
    optimizer.step(weights, new float[] {0, 4}, 0.1);
    assertThat(weights[0]).isCloseTo(-0.1f - 0.030455f, within(1e-5f));
    assertThat(weights[1]).isCloseTo(-0.095250f, within(1e-5f));
  }
}
