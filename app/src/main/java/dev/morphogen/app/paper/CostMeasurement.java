package dev.morphogen.app.paper;

import dev.morphogen.app.measure.Turns;
import dev.morphogen.app.paper.Sweep.Varied;
import dev.morphogen.training.data.ProgressListener;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts and times every operator at every size, all of them in turn at each.
 *
 * @param seconds for a size, a third of it to warm up
 */
record CostMeasurement(List<Sweep> sweeps, int threads, double seconds) {

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
            operator, sweep.sizes().stream().map(size -> costs.get(size).get(operator)).toList());
      }
      bySweep.put(sweep.varied(), byOperator);
    }
    return bySweep;
  }

  private Map<Operator, LayerCost> measure(LayerSize size) {
    int images = 2 * threads; // a pair a thread, as Fourier transforms take them
    List<LayerStack> stacks = new ArrayList<>();
    List<Runnable> runs = new ArrayList<>();
    for (Operator operator : Operator.values()) {
      stacks.add(LayerStack.of(operator, size));
      runs.add(stacks.getLast().inference(images, threads));
    }
    Turns turns = new Turns(runs);
    turns.warmUp(seconds / 3);
    double[][] rounds = turns.measure(seconds * 2 / 3);
    Map<Operator, LayerCost> costs = new EnumMap<>(Operator.class);
    for (Operator operator : Operator.values()) {
      LayerStack stack = stacks.get(operator.ordinal());
      double each = Turns.median(rounds, operator.ordinal()) / stack.applications(images);
      costs.put(operator, new LayerCost(size, stack.weights(), stack.multiplyAdds(), each));
    }
    return costs;
  }
}
