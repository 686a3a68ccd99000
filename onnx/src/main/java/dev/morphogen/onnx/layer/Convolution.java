package dev.morphogen.onnx.layer;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.Shape;
import dev.morphogen.onnx.graph.Attributes;
import dev.morphogen.onnx.graph.OnnxGraph;
import dev.morphogen.onnx.graph.Value;
import java.util.ArrayList;
import java.util.List;

/** A convolution of x that keeps the image's size; not yet in the graph. */
record Convolution(Value x, Tensor weight, boolean depthwise, Boundary boundary) {

  /** Adds it with these weights in place of its own; no bias if all are zero. */
  Value write(Place place, Tensor weights, float[] bias) {
    boolean periodic = boundary == Boundary.PERIODIC;
    int margin = periodic ? 0 : weight.side() / 2;
    String name = nodeName(weights);
    List<Value> inputs = new ArrayList<>();
    inputs.add(periodic ? wrapped(place, name) : x);
    inputs.add(weights.in(place.graph()));
    if (hasOther(bias)) {
      inputs.add(place.graph().floats(name + ".bias", bias, bias.length));
    }
    return place
        .graph()
        .node(
            "Conv",
            name,
            inputs,
            Attributes.integers("kernel_shape", weight.side(), weight.side()),
            Attributes.integers("pads", margin, margin, margin, margin),
            Attributes.integer("group", depthwise ? weight.outputs() : 1));
  }

  /** The weight's name without its last word. */
  private static String nodeName(Tensor weights) {
    return weights.name().replaceFirst("\\.weight", "");
  }

  private static boolean hasOther(float[] bias) {
    for (float number : bias) {
      if (number != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The periodic image and as much of its neighbours as a stencil reaches. One Pad adds at most a whole image to each side, as runtimes
   * are wrong beyond; three images side by side are periodic again, so the next may add three.
   */
  private Value wrapped(Place place, String name) {
    OnnxGraph graph = place.graph();
    Shape shape = place.shape();
    Value wide = x;
    int height = shape.height();
    int width = shape.width();
    int rows = weight.side() / 2;
    int columns = weight.side() / 2;
    while (rows > 0 || columns > 0) {
      int above = Math.min(rows, height);
      int left = Math.min(columns, width);
      Value pads = graph.integers(0, 0, above, left, 0, 0, above, left);
      wide =
          graph.node(
              "Pad", name + ".wrapped", List.of(wide, pads), Attributes.text("mode", "wrap"));
      rows -= above;
      columns -= left;
      height += 2 * above;
      width += 2 * left;
    }
    return wide;
  }
}
