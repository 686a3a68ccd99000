package dev.morphogen.training.optimizer;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.run.Crew;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Steps of equal size in every direction for the matrices of a network (Jordan et al. 2024, "Muon"): v ← µv + g,
 * W ← W − rate·s·√max(1, o/(i·m·m))·orthogonal(g + µv), with a dense or mixing convolution's weights as a matrix
 * {@code [o, i·m·m]}, {@link Orthogonalization} and s of {@link Scales}. Stencils take {@link StencilSteps} if they
 * have a rate of their own; all else takes {@link Nesterov}'s.
 *
 * <p>A gradient's few large singular values hide the many small ones, which a network of few weights needs as well.
 */
final class Muon implements Optimizer {

  /** Squared, the velocity of weights that have long had no gradient: its direction means nothing, and its length's inverse is soon infinite. */
  static final double FADED = 1e-40;

  private final float matrixRate;
  private final float stencilRate;
  private final WeightDecay decay;
  private final StencilSteps stencils;
  private final Nesterov rest;
  private final List<Matrix> matrices;
  private final Momentum momentum;
  private final Crew crew;
  private final Crew.Work matrixSteps = (worker, piece) -> stepMatrix(piece);
  private float[] weights = {};
  private float[] gradient = {};
  private float rate;

  private record Matrix(
      Slice slice, float factor, Orthogonalization orthogonalization, float[] step) {

    static Matrix of(Slice slice, Kernels kernels) {
      int rows = slice.shape().getFirst();
      int columns = slice.size() / rows;
      float factor = (float) (slice.scale() * Math.sqrt(Math.max(1.0, (double) rows / columns)));
      return new Matrix(
          slice, factor, new Orthogonalization(rows, columns, kernels), new float[slice.size()]);
    }

    /** About how long its step takes. */
    long work() {
      return (long) slice.shape().getFirst() * slice.size();
    }
  }

  /** At its first step; the crew's threads share out the matrices. */
  Muon(MuonSettings settings, WeightLayout layout, Kernels kernels, Crew crew) {
    this.crew = crew;
    matrixRate = (float) settings.matrixRate();
    stencilRate = (float) settings.stencilRate();
    List<Slice> slices = slices(layout, Muon::isMatrix);
    decay = new WeightDecay(settings.decay(), slices);
    matrices =
        slices.stream()
            .map(slice -> Matrix.of(slice, kernels))
            .sorted(
                Comparator.comparingLong(Matrix::work)
                    .reversed()) // so that all threads are done together
            .toList();
    Predicate<Slice> ownRate = slice -> stencilRate > 0 && isStencil(slice);
    NesterovSettings others = new NesterovSettings(settings.momentum(), settings.decay());
    rest = new Nesterov(others, layout, slices(layout, s -> !isMatrix(s) && !ownRate.test(s)));
    momentum = rest.momentum();
    stencils = new StencilSteps(slices(layout, ownRate), momentum);
  }

  private static List<Slice> slices(WeightLayout layout, Predicate<Slice> which) {
    return layout.trained().stream().filter(which).toList();
  }

  /** The classifier is left out: its rows are classes, each with a gradient of its own size. */
  private static boolean isMatrix(Slice slice) {
    return slice.role() == Role.CONVOLUTION && WeightDecay.decays(slice);
  }

  private static boolean isStencil(Slice slice) {
    return slice.role() == Role.STENCIL;
  }

  @Override
  public void step(float[] newWeights, float[] newGradient, double learningRate) {
    rest.step(newWeights, newGradient, learningRate);
    stencils.step(newWeights, newGradient, learningRate * stencilRate);
    decay.apply(newWeights, learningRate * matrixRate);
    weights = newWeights;
    gradient = newGradient;
    rate = (float) learningRate * matrixRate;
    crew.run(matrices.size(), matrixSteps);
  }

  private void stepMatrix(int number) {
    Matrix matrix = matrices.get(number);
    int offset = matrix.slice().offset();
    float[] step = matrix.step();
    for (int i = 0; i < step.length; i++) {
      step[i] = momentum.advance(gradient, offset + i);
    }
    matrix.orthogonalization().run(step);
    float factor = rate * matrix.factor();
    for (int i = 0; i < step.length; i++) {
      weights[offset + i] -= factor * step[i];
    }
  }

  @Override
  public long steps() {
    return rest.steps();
  }

  @Override
  public Map<String, float[]> state() {
    return rest.state();
  }

  @Override
  public void resumeAt(long newSteps) {
    rest.resumeAt(newSteps);
  }
}
