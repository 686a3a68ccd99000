package dev.morphogen.app.use;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Accuracies of several draws of one level of noise; a deviation takes two draws, one draw has 0. */
record Spread(double level, double mean, double deviation, double least, double most) {

  static Spread of(double level, double[] accuracies) {
    double mean = Arrays.stream(accuracies).average().orElseThrow();
    double squares = Arrays.stream(accuracies).map(a -> (a - mean) * (a - mean)).sum();
    double deviation = accuracies.length < 2 ? 0 : Math.sqrt(squares / (accuracies.length - 1));
    return new Spread(
        level,
        mean,
        deviation,
        Arrays.stream(accuracies).min().orElseThrow(),
        Arrays.stream(accuracies).max().orElseThrow());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("level", level);
    json.put("mean", mean);
    json.put("deviation", deviation);
    json.put("least", least);
    json.put("most", most);
    return json;
  }
}
