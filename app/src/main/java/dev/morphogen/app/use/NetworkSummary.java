package dev.morphogen.app.use;

import dev.morphogen.app.screen.Table;
import dev.morphogen.app.screen.Text;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.plan.TrainingPlan;
import dev.morphogen.network.weights.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A network's layers and what they cost. */
final class NetworkSummary {

  private record Row(
      String name,
      String kind,
      Shape input,
      Shape output,
      int paper,
      int trainable,
      long multiplyAdds) {}

  private final NetworkSpec spec;
  private final Network network;
  private final List<Row> rows = new ArrayList<>();
  private final int batch;
  private final long trainingBytes;
  private final long inferenceBytes;
  private final @Nullable StabilityTable stability;

  /** Stability is what only weights tell. */
  NetworkSummary(NetworkSpec spec, @Nullable StabilityTable stability, int batch, int threads) {
    this.spec = spec;
    this.stability = stability;
    this.batch = batch;
    network = spec.network();
    List<String> kinds = kinds();
    for (int i = 0; i < kinds.size(); i++) {
      rows.add(row(i, kinds.get(i)));
    }
    trainingBytes = TrainingPlan.workspaceBytes(network, PlanSettings.of(batch, threads));
    inferenceBytes = InferencePlan.workspaceBytes(network, PlanSettings.of(1, 1));
  }

  /** In the order in which an architecture puts its layers. */
  private List<String> kinds() {
    List<String> kinds = new ArrayList<>(List.of("opening"));
    for (Block block : spec.architecture().blocks()) {
      kinds.addAll(block.steps());
      kinds.add("connecting");
    }
    kinds.add("classifier");
    return kinds;
  }

  private Row row(int index, String kind) {
    Layer layer = network.layers().get(index);
    Shape input = network.inputShape(index);
    List<Slice> slices = network.slices(index);
    return new Row(
        layer.name(),
        kind,
        input,
        layer.outputShape(input),
        slices.stream().filter(s -> s.role().countedByPaper()).mapToInt(Slice::size).sum(),
        slices.stream().mapToInt(Slice::size).sum(),
        layer.multiplyAdds(input));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("input", sides(spec.input()));
    json.put("classes", spec.classes().size());
    json.put(
        "parameters", parameters(network.layout().paperCount(), network.layout().trainedSize()));
    json.put("multiplyAdds", network.multiplyAdds());
    json.put("workspaceBytes", trainingBytes);
    json.put("batch", batch);
    json.put("inferenceWorkspaceBytes", inferenceBytes);
    json.put("layers", rows.stream().map(NetworkSummary::json).toList());
    if (stability != null) {
      json.put("stability", stability.json());
    }
    return json;
  }

  private static Map<String, Object> json(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", row.name());
    json.put("kind", row.kind());
    json.put("input", sides(row.input()));
    json.put("output", sides(row.output()));
    json.put("parameters", parameters(row.paper(), row.trainable()));
    json.put("multiplyAdds", row.multiplyAdds());
    return json;
  }

  private static List<Integer> sides(Shape shape) {
    return List.of(shape.height(), shape.width(), shape.channels());
  }

  private static Map<String, Object> parameters(int paper, int trainable) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("paper", paper);
    json.put("trainable", trainable);
    return json;
  }

  List<String> lines() {
    Table table = Table.of("layer", "kind", ">output", ">paper", ">all", ">mult-adds");
    rows.forEach(row ->
        table.row(
            row.name(),
            row.kind(),
            row.output().toString(),
            Text.count(row.paper()),
            Text.count(row.trainable()),
            Text.count(row.multiplyAdds())));
    List<String> lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.addAll(totals().lines());
    if (stability != null && !stability.steps().isEmpty()) {
      lines.add("");
      lines.addAll(stability.lines());
    }
    return lines;
  }

  private Table totals() {
    return Table.pairs()
        .row(
            "learnt numbers",
            "%s as the paper counts, %s with normalizations"
                .formatted(
                    Text.count(network.layout().paperCount()),
                    Text.count(network.layout().trainedSize())))
        .row("multiply-adds", Text.count(network.multiplyAdds()) + " an image")
        .row(
            "memory",
            "%s to train with batches of %d, %s to classify an image"
                .formatted(Text.bytes(trainingBytes), batch, Text.bytes(inferenceBytes)));
  }
}
