package dev.morphogen.djl.judge;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.training.optimizer.AdamSettings;
import dev.morphogen.training.optimizer.NesterovSettings;
import java.util.HashMap;
import java.util.Map;

/**
 * PyTorch's formulas of SGD with Nesterov's momentum and of Adam, with arrays of libtorch: DJL's own optimizers have no Nesterov
 * and another place for Adam's ε.
 */
final class LibtorchOptimizer {

  private final Rule rule;
  private final double rate;
  private final NDManager manager;
  private final Map<String, NDArray> state = new HashMap<>();
  private int steps;

  LibtorchOptimizer(Rule rule, double rate, NDManager manager) {
    this.rule = rule;
    this.rate = rate;
    this.manager = manager;
  }

  /** Once before the slices of each step. */
  void begin() {
    steps++;
  }

  void step(Slice slice, NDArray weight, NDArray gradient) {
    switch (rule.settings()) {
      case NesterovSettings nesterov -> nesterov(nesterov, slice, weight, gradient);
      case AdamSettings adam -> adam(adam, slice, weight, gradient);
    }
  }

  private void nesterov(NesterovSettings settings, Slice slice, NDArray weight, NDArray gradient) {
    if (decays(slice)) {
      weight.muli((float) (1 - rate * settings.decay()));
    }
    float momentum = (float) settings.momentum();
    NDArray velocity = state("velocity", slice, weight);
    velocity.muli(momentum).addi(gradient);
    weight.subi(velocity.mul(momentum).add(gradient).mul((float) rate));
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
    int sides = slice.shape().size();
    return sides == 2 || sides == 4 && (slice.shape().get(1) > 1 || slice.shape().get(2) == 1);
  }
}
