package dev.morphogen.onnx.layer;

import dev.morphogen.onnx.graph.OnnxGraph;
import dev.morphogen.onnx.graph.Value;
import java.util.List;

/** Weights under their name; a convolution's are {@code [o, i, m, m]}, of which i is 1 if it is depthwise. */
public record Tensor(String name, List<Integer> shape, float[] numbers) {

  /** Keeps its own copy of the shape. */
  public Tensor {
    shape = List.copyOf(shape);
  }

  /** o. */
  int outputs() {
    return shape.getFirst();
  }

  /** m. */
  int side() {
    return shape.getLast();
  }

  /** The same as a constant of the graph. */
  public Value in(OnnxGraph graph) {
    return graph.floats(name, numbers, shape.stream().mapToLong(Integer::longValue).toArray());
  }

  /** Weights whose output number o comes multiplied by {@code scale[o]}. */
  Tensor rows(double[] scale) {
    int row = numbers.length / scale.length;
    float[] scaled = new float[numbers.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (numbers[i] * scale[i / row]);
    }
    return new Tensor(name, shape, scaled);
  }

  /** Every stencil turned by half a turn: the transpose of a depthwise convolution. */
  Tensor turned() {
    int taps = side() * side();
    float[] turned = new float[numbers.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = numbers[i / taps * taps + taps - 1 - i % taps];
    }
    return new Tensor(name + ".turned", shape, turned);
  }
}
