package dev.morphogen.djl.judge;

import dev.morphogen.djl.judge.Findings.Course;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/** How far two findings of one case are apart, relative to the second, quantity by quantity. */
final class Disagreement {

  private final Map<String, Double> all = new LinkedHashMap<>();

  private Disagreement() {}

  static Map<String, Double> of(Findings ours, Findings theirs, WeightLayout layout) {
    Disagreement disagreement = new Disagreement();
    disagreement.compare(ours, theirs, layout);
    return disagreement.all;
  }

  private void compare(Findings ours, Findings theirs, WeightLayout layout) {
    add("inference", ours.inference(), theirs.inference());
    add("logits", ours.logits(), theirs.logits());
    all.put("loss", Math.abs(ours.loss() - theirs.loss()) / theirs.loss());
    add("input", ours.inputGradient(), theirs.inputGradient());
    double whole = Tolerance.norm(theirs.gradient(), 0, theirs.gradient().length);
    for (Slice slice : layout.trained()) {
      int from = slice.offset();
      int to = slice.end();
      double norm = Tolerance.norm(theirs.gradient(), from, to);
      double size = Math.max(norm, Tolerance.leastNorm(whole, slice, layout));
      all.put(
          Golden.GRADIENT + slice.name(),
          difference(ours.gradient(), theirs.gradient(), from, to) / size);
    }
    boolean vanished = Tolerance.hasVanished(theirs.gradient(), layout);
    for (Rule rule : Rule.values()) {
      Course our = ours.courses().get(rule);
      Course their = theirs.courses().get(rule);
      compareLosses(rule, our, their);
      if (rule != Rule.ADAM || !vanished) {
        add(rule + " weights", our.weights().trained(), their.weights().trained());
        add(rule + " statistics", our.weights().tracked(), their.weights().tracked());
      }
    }
  }

  private void compareLosses(Rule rule, Course ours, Course theirs) {
    for (int i = 0; i < Rule.STEPS; i++) {
      double difference = Math.abs(ours.losses()[i] - theirs.losses()[i]);
      all.put(rule + " losses " + i, difference / theirs.losses()[i]);
    }
  }

  private void add(String what, float[] ours, float[] theirs) {
    int count = theirs.length;
    all.put(what, difference(ours, theirs, 0, count) / Tolerance.norm(theirs, 0, count));
  }

  /** ‖ours − theirs‖ over a range. */
  private static double difference(float[] ours, float[] theirs, int from, int to) {
    if (ours.length != theirs.length) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.pow((double) ours[i] - theirs[i], 2);
    }
    return Math.sqrt(sum);
  }
}
