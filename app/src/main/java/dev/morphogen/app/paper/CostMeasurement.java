package dev.morphogen.app.paper;

import dev.morphogen.app.measure.Turns;
import dev.morphogen.app.paper.Sweep.Varied;
import dev.morphogen.training.data.ProgressListener;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Counts and times every operator at every size, all of them in turn at each.
 *
 * @param seconds for a size, half of it to warm up
 */
record CostMeasurement(List<Sweep> sweeps, int threads, double seconds) {

  private static final long NUMBERS = 1 << 20;
  private static final int MOST_IMAGES = 64;

  /** Costs of each operator along each sweep. */
  Map<Varied, Map<Operator, List<LayerCost>>> measure(ProgressListener listener) {
    Set<LayerSize> sizes = new LinkedHashSet<>();
    sweeps.forEach(sweep -> sizes.addAll(sweep.sizes()));
    Map<LayerSize, Map<Operator, LayerCost>> costs = new LinkedHashMap<>();
    for (LayerSize size : sizes) {
      listener.progress("layers", costs.size(), sizes.size());
      costs.put(size, measure(size));
    }
    Map<Varied, Map<Operator, List<LayerCost>>> bySweep = new EnumMap<>(Varied.class);
    for (Sweep sweep : sweeps) {
      Map<Operator, List<LayerCost>> byOperator = new EnumMap<>(Operator.class);
      for (Operator operator : Operator.values()) {
        byOperator.put(
            operator, sweep.sizes().stream().map(size -> cost(costs, size, operator)).toList());
      }
      bySweep.put(sweep.varied(), byOperator);
    }
    return bySweep;
  }

  private static LayerCost cost(
      Map<LayerSize, Map<Operator, LayerCost>> costs, LayerSize size, Operator operator) {
    return Objects.requireNonNull(Objects.requireNonNull(costs.get(size)).get(operator));
  }

  /** Enough that threads hardly wait for each other, whole pairs, as Fourier transforms take them. */
  private int images(LayerSize size) {
    long fitting = NUMBERS / ((long) size.side() * size.side() * size.channels());
    return (int) Math.max(2L * threads, Math.min(fitting / 2 * 2, MOST_IMAGES));
  }

  private Map<Operator, LayerCost> measure(LayerSize size) {
    int images = images(size);
    List<LayerStack> stacks = new ArrayList<>();
    List<Runnable> runs = new ArrayList<>();
    for (Operator operator : Operator.values()) {
      stacks.add(LayerStack.of(operator, size));
      runs.add(stacks.getLast().inference(images, threads));
    }
    Turns turns = new Turns(runs);
    turns.warmUp(seconds / 2);
    double[][] rounds = turns.measure(seconds / 2);
    Map<Operator, LayerCost> costs = new EnumMap<>(Operator.class);
    for (Operator operator : Operator.values()) {
      int place = costs.size();
      LayerStack stack = stacks.get(place);
      double best = Arrays.stream(rounds[place]).min().orElseThrow();
      double each = best / stack.applications(images);
      costs.put(operator, new LayerCost(size, stack.weights(), stack.multiplyAdds(), each));
    }
    return costs;
  }
}
