package dev.morphogen.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.run.Crew;
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
    Arrays.fill(x, 1e-42f); // whose length has no inverse
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

  /** Three steps, as the formulas say in double precision, of matrices that are wide, tall and neither. */
  @ParameterizedTest
  @CsvSource({"6, 20", "20, 6", "8, 8"})
  void threeStepsWithMomentumAndDecay(int rows, int columns) {
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("mixing", Role.CONVOLUTION, rows, columns, 1, 1);
    float[] ours = random(rows * columns, 8);
    double[] theirs = doubles(ours);
    double[] velocity = new double[ours.length];
    Optimizer optimizer =
        new MuonSettings(0.9, 0.2, 0.3, 0).create(builder.build(), Kernels.best());
    for (int step = 0; step < 3; step++) {
      float[] gradient = random(ours.length, 20 + step);
      optimizer.step(ours, gradient, 0.1);
      double[] direction = new double[ours.length];
      for (int i = 0; i < ours.length; i++) {
        velocity[i] = 0.9 * velocity[i] + gradient[i];
        direction[i] = gradient[i] + 0.9 * velocity[i];
      }
      double[] orthogonal = orthogonal(direction, rows, columns);
      double rate = 0.1 * 0.3;
      double factor = Math.sqrt(rows > columns ? (double) rows / columns : 1);
      for (int i = 0; i < ours.length; i++) {
        theirs[i] = (1 - rate * 0.2) * theirs[i] - rate * factor * orthogonal[i];
      }
    }
    for (int i = 0; i < ours.length; i++) {
      assertThat((double) ours[i]).as("weight %d", i).isCloseTo(theirs[i], within(2e-5));
    }
  }

  private static double[] doubles(float[] numbers) {
    double[] doubles = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      doubles[i] = numbers[i];
    }
    return doubles;
  }

  /** Five steps X ← 3.4445 X − 4.775 A X + 2.0315 A² X with A = X Xᵀ, from X / |X|. */
  private static double[] orthogonal(double[] x, int rows, int columns) {
    double length = Math.sqrt(Arrays.stream(x).map(a -> a * a).sum());
    double[] y = Arrays.stream(x).map(a -> a / length).toArray();
    for (int step = 0; step < 5; step++) {
      double[] gram = product(y, transposed(y, rows, columns), rows, columns, rows);
      double[] once = product(gram, y, rows, rows, columns);
      double[] twice = product(gram, once, rows, rows, columns);
      for (int i = 0; i < y.length; i++) {
        y[i] = 3.4445 * y[i] - 4.775 * once[i] + 2.0315 * twice[i];
      }
    }
    return y;
  }

  private static double[] transposed(double[] x, int rows, int columns) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i % columns * rows + i / columns] = x[i];
    }
    return y;
  }

  /** A [n, k] times B [k, m]. */
  private static double[] product(double[] a, double[] b, int n, int k, int m) {
    double[] c = new double[n * m];
    for (int i = 0; i < n; i++) {
      for (int l = 0; l < k; l++) {
        for (int j = 0; j < m; j++) {
          c[i * m + j] += a[i * k + l] * b[l * m + j];
        }
      }
    }
    return c;
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
  void threadsThatShareOutTheMatricesChangeNoBit() {
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("small", Role.CONVOLUTION, 3, 5);
    builder.slice("large", Role.CONVOLUTION, 40, 40);
    builder.slice("middle", Role.CONVOLUTION, 16, 33);
    builder.slice("again", Role.CONVOLUTION, 16, 33);
    WeightLayout layout = builder.build();
    float[] alone = afterTwoSteps(layout, 1);
    assertThat(alone).isNotEqualTo(random(layout.trainedSize(), 8));
    for (int threads = 2; threads <= 5; threads++) {
      assertThat(afterTwoSteps(layout, threads)).isEqualTo(alone);
    }
  }

  private static float[] afterTwoSteps(WeightLayout layout, int threads) {
    Optimizer optimizer = SETTINGS.create(layout, Kernels.best(), Crew.of(threads));
    float[] weights = random(layout.trainedSize(), 8);
    optimizer.step(weights, random(weights.length, 9), 0.1);
    optimizer.step(weights, random(weights.length, 10), 0.1);
    return weights;
  }

  /** As that of a channel whose relu has died: what is left of its velocity becomes too small to be divided by. */
  @Test
  void aStencilWithoutAGradientComesToRest() {
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("stencil", Role.STENCIL, 1, 1, 2, 1);
    Optimizer optimizer = new MuonSettings(0.9, 0, 0.5, 1).create(builder.build(), Kernels.best());
    float[] weights = new float[2];
    optimizer.step(weights, new float[] {3, 0}, 0.1);
    for (int step = 0; step < 600; step++) {
      optimizer.step(weights, new float[2], 0.1);
    }
    float[] atRest = weights.clone();
    for (int step = 0; step < 600; step++) {
      optimizer.step(weights, new float[2], 0.1);
    }
    assertThat(weights).isEqualTo(atRest);
    assertThat(weights[0]).isFinite();
    assertThat(weights[1]).isZero();
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
