package dev.morphogen.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.morphogen.network.Shape;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.onnx.graph.Attributes;
import dev.morphogen.onnx.graph.OnnxGraph;
import dev.morphogen.onnx.graph.OnnxTensor;
import dev.morphogen.onnx.graph.Value;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** What a graph is given: images as the network wants them, or pixels as a picture has them. */
final class InputNodes {

  private final Preprocessing numbers;
  private final OnnxTensor input;

  private InputNodes(Preprocessing numbers, OnnxTensor input) {
    this.numbers = numbers;
    this.input = input;
  }

  static InputNodes of(Model model, OnnxExport.Preprocessing preprocessing) {
    Shape shape = model.spec().input();
    int h = shape.height();
    int w = shape.width();
    int c = shape.channels();
    OnnxTensor input =
        switch (preprocessing) {
          case OUTSIDE ->
              new OnnxTensor(
                  "images",
                  DataType.FLOAT,
                  List.of(c, h, w),
                  "channels first, (pixel / 255 - mean) / std of each channel");
          case INSIDE ->
              new OnnxTensor(
                  "pixels", DataType.UINT8, List.of(h, w, c), "pixels of 0 to 255, channels last");
        };
    return new InputNodes(model.preprocessing(), input);
  }

  OnnxTensor tensor() {
    return input;
  }

  /** Adds the input and what makes normalized images {@code [n, c, h, w]} of it. */
  Value add(OnnxGraph graph) {
    Value x = graph.input(input);
    return input.type() == DataType.UINT8 ? normalized(graph, x) : x;
  }

  /** pixel/(255·std) − mean/std. */
  private Value normalized(OnnxGraph graph, Value pixels) {
    Value planes =
        graph.node(
            "Transpose",
            "preprocessing.planes",
            List.of(pixels),
            Attributes.integers("perm", 0, 3, 1, 2));
    Value floats =
        graph.node(
            "Cast",
            "preprocessing.floats",
            List.of(planes),
            Attributes.integer("to", DataType.FLOAT.getNumber()));
    Value scale = channels(graph, "preprocessing.scale", c -> 1 / (255 * numbers.std().get(c)));
    Value shift =
        channels(graph, "preprocessing.shift", c -> -numbers.mean().get(c) / numbers.std().get(c));
    Value scaled = graph.node("Mul", "preprocessing.scaled", List.of(floats, scale));
    return graph.node("Add", "preprocessing", List.of(scaled, shift));
  }

  private Value channels(OnnxGraph graph, String name, IntToDoubleFunction number) {
    float[] all = new float[numbers.channels()];
    for (int c = 0; c < all.length; c++) {
      all[c] = (float) number.applyAsDouble(c);
    }
    return graph.floats(name, all, all.length, 1, 1);
  }
}
