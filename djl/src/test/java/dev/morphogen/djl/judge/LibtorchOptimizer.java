package dev.morphogen.djl.judge;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.training.optimizer.AdamSettings;
import dev.morphogen.training.optimizer.MuonSettings;
import dev.morphogen.training.optimizer.NesterovSettings;
import dev.morphogen.training.optimizer.OptimizerSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * PyTorch's formulas of SGD with Nesterov's momentum, of Adam and of Jordan's Muon, with arrays of libtorch: DJL's own optimizers have no Nesterov
 * and another place for Adam's ε.
 */
final class LibtorchOptimizer {

  private final OptimizerSettings settings;
  private final double rate;
  private final NDManager manager;
  private final Map<String, NDArray> state = new HashMap<>();
  private int steps;

  LibtorchOptimizer(OptimizerSettings settings, double rate, NDManager manager) {
    this.settings = settings;
    this.rate = rate;
    this.manager = manager;
  }

  /** Once before the slices of each step. */
  void begin() {
    steps++;
  }

  void step(Slice slice, NDArray weight, NDArray gradient) {
    switch (settings) {
      case NesterovSettings nesterov -> nesterov(nesterov, slice, weight, gradient);
      case AdamSettings adam -> adam(adam, slice, weight, gradient);
      case MuonSettings muon -> muon(muon, slice, weight, gradient);
    }
  }

  private void nesterov(NesterovSettings settings, Slice slice, NDArray weight, NDArray gradient) {
    if (decays(slice)) {
      weight.muli((float) (1 - rate * settings.decay()));
    }
    NDArray step = advance(settings.momentum(), slice, weight, gradient);
    weight.subi(step.mul((float) rate));
  }

  private void muon(MuonSettings settings, Slice slice, NDArray weight, NDArray gradient) {
    if (slice.role() == Role.STENCIL && settings.stencilRate() > 0) {
      stencil(settings, slice, weight, gradient);
      return;
    }
    if (slice.role() != Role.CONVOLUTION) {
      nesterov(
          new NesterovSettings(settings.momentum(), settings.decay()), slice, weight, gradient);
      return;
    }
    double matrixRate = rate * settings.matrixRate();
    weight.muli((float) (1 - matrixRate * settings.decay()));
    long rows = slice.shape().getFirst();
    long columns = slice.size() / rows;
    NDArray along = advance(settings.momentum(), slice, weight, gradient);
    NDArray step = orthogonal(along.reshape(rows, columns));
    double factor = matrixRate * slice.scale() * Math.sqrt(Math.max(1.0, (double) rows / columns));
    weight.subi(step.reshape(weight.getShape()).mul((float) factor));
  }

  private void stencil(MuonSettings settings, Slice slice, NDArray weight, NDArray gradient) {
    NDArray step = advance(settings.momentum(), slice, weight, gradient);
    NDArray length = step.square().sum(new int[] {1, 2, 3}, true).sqrt();
    double stepLength = rate * settings.stencilRate() * slice.scale();
    weight.subi(step.div(length).mul((float) stepLength));
  }

  /** Nesterov's momentum: moves the velocity on and gives what a step goes along. */
  private NDArray advance(double momentum, Slice slice, NDArray weight, NDArray gradient) {
    NDArray velocity = state("velocity", slice, weight);
    velocity.muli((float) momentum).addi(gradient);
    return velocity.mul((float) momentum).add(gradient);
  }

  /** Five steps of Newton-Schulz as in Jordan's Muon. */
  private static NDArray orthogonal(NDArray matrix) {
    NDArray x = matrix.div(matrix.square().sum().sqrt());
    for (int i = 0; i < 5; i++) {
      NDArray gram = x.matMul(x.transpose());
      NDArray polynomial = gram.mul(-4.7750f).add(gram.matMul(gram).mul(2.0315f));
      x = x.mul(3.4445f).add(polynomial.matMul(x));
    }
    return x;
  }

  private void adam(AdamSettings settings, Slice slice, NDArray weight, NDArray gradient) {
    NDArray mean = state("mean", slice, weight);
    NDArray square = state("square", slice, weight);
    mean.muli((float) settings.beta1()).addi(gradient.mul((float) (1 - settings.beta1())));
    square
        .muli((float) settings.beta2())
        .addi(gradient.square().mul((float) (1 - settings.beta2())));
    double correction1 = 1 - Math.pow(settings.beta1(), steps);
    double correction2 = 1 - Math.pow(settings.beta2(), steps);
    NDArray root = square.div((float) correction2).sqrt().add((float) settings.epsilon());
    weight.subi(mean.div(root).mul((float) (rate / correction1)));
  }

  private NDArray state(String name, Slice slice, NDArray weight) {
    return state.computeIfAbsent(
        name + slice.name(), _ -> manager.zeros(weight.getShape(), weight.getDataType()));
  }

  /** Matrices decay: 1x1 and dense convolutions and the classifier's, but no depthwise stencils, norms, biases. */
  private static boolean decays(Slice slice) {
    boolean classifier = slice.role() == Role.CLASSIFIER && slice.shape().size() == 2;
    return slice.role() == Role.CONVOLUTION || classifier;
  }
}
