package dev.morphogen.app.export;

import dev.morphogen.app.screen.Table;
import dev.morphogen.app.screen.Text;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.Reason;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.onnx.OnnxModel;
import dev.morphogen.onnx.graph.OnnxTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was exported. */
record ExportReport(
    Path file, ExportFormat format, long bytes, WeightLayout layout, @Nullable OnnxModel onnx) {

  static ExportReport of(Model model, Path file, OnnxModel onnx) {
    return new ExportReport(file, ExportFormat.ONNX, onnx.size(), model.weights().layout(), onnx);
  }

  /** Of a safetensors file that was just written. */
  static ExportReport of(Model model, Path file) {
    try {
      return new ExportReport(
          file, ExportFormat.SAFETENSORS, Files.size(file), model.weights().layout(), null);
    } catch (IOException e) {
      throw new WorkFailedException("%s: cannot be read (%s)".formatted(file, Reason.of(e)), e);
    }
  }

  Map<String, Object> json() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("paper", layout.paperCount());
    parameters.put("trainable", layout.trainedSize());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("format", format.toString());
    json.put("bytes", bytes);
    json.put("parameters", parameters);
    if (onnx == null) {
      json.put("tensors", tensors());
    } else {
      json.put("opset", onnx.operators());
      json.put("inputs", onnx.inputs().stream().map(ExportReport::json).toList());
      json.put("outputs", onnx.outputs().stream().map(ExportReport::json).toList());
    }
    return json;
  }

  private static Map<String, Object> json(OnnxTensor tensor) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", tensor.name());
    json.put("type", tensor.typeName());
    json.put("shape", tensor.shape());
    json.put("description", tensor.description());
    return json;
  }

  private int tensors() {
    return layout.trained().size() + layout.tracked().size();
  }

  List<String> lines() {
    Table table = Table.pairs().row("file", file.toString());
    if (onnx == null) {
      table.row(
          "",
          "%s, %s, and config.json".formatted(Text.bytes(bytes), Text.plural(tensors(), "tensor")));
    } else {
      table.row("", "%s, ONNX operators of set %d".formatted(Text.bytes(bytes), onnx.operators()));
      onnx.inputs().forEach(tensor -> add(table, "input", tensor));
      onnx.outputs().forEach(tensor -> add(table, "output", tensor));
    }
    return table.lines();
  }

  private static void add(Table table, String role, OnnxTensor tensor) {
    table.row(role, "%s, %s %s".formatted(tensor.name(), tensor.typeName(), tensor.shape()));
    table.row("", tensor.description());
  }
}
