package dev.morphogen.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.layer.Pooling;
import dev.morphogen.network.model.Model;
import dev.morphogen.onnx.graph.Attributes;
import dev.morphogen.onnx.graph.OnnxGraph;
import dev.morphogen.onnx.graph.OnnxTensor;
import dev.morphogen.onnx.graph.Value;
import dev.morphogen.onnx.layer.ConnectingNodes;
import dev.morphogen.onnx.layer.Place;
import dev.morphogen.onnx.step.OnnxStep;
import dev.morphogen.onnx.step.OnnxSteps;
import java.util.List;

/** A whole network as nodes: opening → [steps → connecting → pool] a block → classifier. */
final class NetworkNodes {

  private final Model model;
  private final OnnxSteps steps;
  private final OnnxGraph graph;

  NetworkNodes(Model model, OnnxSteps steps, OnnxGraph graph) {
    this.model = model;
    this.steps = steps;
    this.graph = graph;
  }

  /** Adds everything between normalized images {@code [n, c, h, w]} and the outputs, which it returns. */
  List<OnnxTensor> add(Place place, Value images) {
    Shape input = model.spec().input();
    List<Block> blocks = model.spec().architecture().blocks();
    Place opening = place.at("opening", input);
    Value y = opening.convolution("convolution", images).normalized("norm").relu();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      // Each connecting layer but the last halves the image.
      Shape shape = new Shape(input.height() >> i, input.width() >> i, block.width());
      Pooling pooling = i == blocks.size() - 1 ? Pooling.GLOBAL : Pooling.HALVE;
      y = block(place.at("blocks." + i, shape), block, pooling, y);
    }
    return classify(place.at("classifier", input), y);
  }

  private Value block(Place place, Block block, Pooling pooling, Value input) {
    Value y = input;
    for (int j = 0; j < block.steps().size(); j++) {
      String name = place.name() + ".steps." + j;
      OnnxStep step = steps.get(block.steps().get(j), name);
      requireSame(block.steps().get(j), name);
      y = step.add(place.at(name, place.shape()), block, y);
    }
    Place connecting = place.at(place.name() + ".connecting", place.shape());
    return new ConnectingNodes(connecting, block.boundary(), pooling).add(y);
  }

  /** Our nodes are our steps', not those of a step that took such a one's name. */
  private void requireSame(String step, String place) {
    if (steps.isStandard(step) && !model.steps().isStandard(step)) {
      throw new InvalidInputException(
          "export: expected Morphogen's own '%s' in %s, got another step of that name, whose nodes are not known: add them with OnnxSteps.with"
              .formatted(step, place));
    }
  }

  private List<OnnxTensor> classify(Place classifier, Value y) {
    Value flat = graph.node("Flatten", "features", List.of(y));
    Value logits =
        graph.node(
            "Gemm",
            "logits",
            List.of(flat, classifier.constant("weight"), classifier.constant("bias")),
            Attributes.integer("transB", 1));
    graph.node("Softmax", "probabilities", List.of(logits), Attributes.integer("axis", 1));
    List<OnnxTensor> outputs =
        List.of(
            output("logits", "a number for each class, of any size"),
            output("probabilities", "softmax of the logits"));
    outputs.forEach(graph::output);
    return outputs;
  }

  private OnnxTensor output(String name, String description) {
    int classes = model.spec().classes().size();
    return new OnnxTensor(name, DataType.FLOAT, List.of(classes), description);
  }
}
