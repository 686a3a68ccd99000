package dev.morphogen.app.use;

import dev.morphogen.app.report.StabilityWord;
import dev.morphogen.app.screen.Table;
import dev.morphogen.network.diffusion.Stability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** h·λmax of a model's diffusing steps against their limits. */
record StabilityTable(List<Stability> steps) {

  List<Map<String, @Nullable Object>> json() {
    return steps.stream().map(StabilityTable::json).toList();
  }

  private static Map<String, @Nullable Object> json(Stability step) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("layer", step.step());
    json.put("lambdaMax", step.lambdaMax());
    json.put("upperBound", step.upperBound());
    json.put("channel", step.channel().isPresent() ? step.channel().getAsInt() : null);
    json.put("timeStep", step.timeStep());
    json.put("timesTimeStep", step.timesTimeStep());
    json.put("limit", Double.isFinite(step.limit()) ? step.limit() : null);
    json.put("stable", step.isStable());
    return json;
  }

  List<String> lines() {
    Table table =
        Table.of("diffusion", ">lambda_max", ">channel", ">h", ">h*lambda_max", ">limit", "stable");
    steps.forEach(step ->
        table.row(
            step.step(),
            bounded(step, step.lambdaMax()),
            step.channel().isPresent() ? step.channel().getAsInt() + "" : "all",
            Float.toString(step.timeStep()),
            bounded(step, step.timesTimeStep()),
            Double.isFinite(step.limit()) ? number(step.limit()) : "none",
            StabilityWord.of(step)));
    return table.lines();
  }

  private static String bounded(Stability step, double value) {
    return (step.upperBound() ? "<= " : "") + number(value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
