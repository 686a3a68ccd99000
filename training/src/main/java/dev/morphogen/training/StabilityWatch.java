package dev.morphogen.training;

import dev.morphogen.network.diffusion.Stability;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.report.StabilityReport;
import dev.morphogen.training.report.TrainingListener;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Tells listeners h·λmax of every diffusing step, and warns of a step that comes near its limit, passes it, or has doubled
 * since the last warning: one sentence a check, however many steps it is about. Many networks train well with h·λmax a
 * little beyond 2, as normalization bounds what grows, so it never ends a training.
 */
final class StabilityWatch {

  /**
   * Share of the limit from which on a step is near it. At h·λ = 1.8 a mode changes its sign in every step and keeps 80 % of its size: it
   * still fades, but stencils that are a twentieth larger would make it grow.
   */
  private static final double NEAR = 0.9;

  private final Network network;
  private final List<TrainingListener> listeners;
  private final Map<String, Double> silentUpTo = new HashMap<>();
  private List<Stability> seen = List.of();

  StabilityWatch(Network network, List<TrainingListener> listeners) {
    this.network = network;
    this.listeners = listeners;
  }

  /** Looks at the weights after so many epochs. */
  void check(int epoch, Weights weights) {
    List<Stability> steps = network.stability(weights);
    seen = steps;
    if (steps.isEmpty()) {
      return;
    }
    StabilityReport report = new StabilityReport(epoch, steps);
    listeners.forEach(listener -> listener.onStability(report));
    worst(steps.stream().filter(this::isNews).toList())
        .ifPresent(step -> warn(sentence(step, steps)));
  }

  private void warn(String sentence) {
    listeners.forEach(listener -> listener.onWarning(sentence));
  }

  private boolean isNews(Stability step) {
    double value = step.timesTimeStep();
    if (!(value > silentUpTo.getOrDefault(step.step(), NEAR * step.limit()))) {
      return false;
    }
    silentUpTo.put(step.step(), step.isStable() ? step.limit() : 2 * value);
    return true;
  }

  private static Optional<Stability> worst(List<Stability> steps) {
    return steps.stream().max(Comparator.comparingDouble(Stability::timesTimeStep));
  }

  private static String sentence(Stability step, List<Stability> all) {
    String limit = "%.0f, the limit of an explicit step".formatted(step.limit());
    if (step.isStable()) {
      return "%s, near %s: it may grow beyond; a smaller time step or an implicit step would not"
          .formatted(state(step), limit);
    }
    long unstable = all.stream().filter(s -> !s.isStable()).count();
    return "%s, beyond %s (%d of %d steps are): if the loss blows up, take a time step of at most %s or an implicit step"
        .formatted(state(step), limit, unstable, all.size(), stableTimeStep(all));
  }

  private static String state(Stability step) {
    String channel = step.channel().isPresent() ? " in channel " + step.channel().getAsInt() : "";
    return String.format(
        Locale.ROOT,
        "%s: h*lambda_max is %s%.3g%s",
        step.step(),
        step.upperBound() ? "up to " : "",
        step.timesTimeStep(),
        channel);
  }

  /** The largest h for which every step would be stable now, rounded down. */
  private static String stableTimeStep(List<Stability> steps) {
    double largest = steps.stream().mapToDouble(s -> s.limit() / s.lambdaMax()).min().orElseThrow();
    return new BigDecimal(largest).round(new MathContext(2, RoundingMode.DOWN)).toPlainString();
  }

  /**
   * For the sentence of a failure: the most unstable step, or nothing if all are stable. An overflow often reaches the
   * weights before the loss; what the last check saw then tells more.
   */
  String remark(Weights weights) {
    List<Stability> now = network.stability(weights);
    boolean finite = now.stream().allMatch(step -> Double.isFinite(step.lambdaMax()));
    return worst((finite ? now : seen).stream().filter(step -> !step.isStable()).toList())
        .map(step -> " (%s, beyond %.0f)".formatted(state(step), step.limit()))
        .orElse("");
  }
}
