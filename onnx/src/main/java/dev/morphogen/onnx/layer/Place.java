package dev.morphogen.onnx.layer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.Shape;
import dev.morphogen.network.diffusion.Diffusion;
import dev.morphogen.onnx.graph.OnnxGraph;
import dev.morphogen.onnx.graph.Value;
import java.util.List;

/**
 * Where a layer stands: the name that its weights begin with, the shape of its images, and the graph it is added to. Images are
 * {@code [n, c, h, w]}.
 */
public final class Place {

  private final OnnxGraph graph;
  private final NamedWeights weights;
  private final boolean folding;
  private final String name;
  private final Shape shape;

  /**
   * The first place.
   *
   * @param folding whether normalizations and time steps become part of the weights before them
   */
  public Place(OnnxGraph graph, NamedWeights weights, boolean folding, String name, Shape shape) {
    this.graph = graph;
    this.weights = weights;
    this.folding = folding;
    this.name = name;
    this.shape = shape;
  }

  /** Another in the same graph. */
  public Place at(String newName, Shape newShape) {
    return new Place(graph, weights, folding, newName, newShape);
  }

  /** The graph. */
  public OnnxGraph graph() {
    return graph;
  }

  /** The name that the layer's weights begin with, {@code blocks.0.steps.1}. */
  public String name() {
    return name;
  }

  /** Of one image. */
  public Shape shape() {
    return shape;
  }

  /** Whether normalizations and time steps become part of the weights before them. */
  public boolean folding() {
    return folding;
  }

  /** The layer's weights of that name, {@code stencil.weight}. */
  public Tensor tensor(String weight) {
    return weights.tensor(full(weight));
  }

  /** The same as a constant of the graph. */
  public Value constant(String weight) {
    return tensor(weight).in(graph);
  }

  /** K x with {@code NAME.weight [o, i, m, m]}, zeros beyond the edge. */
  public Linear convolution(String weight, Value x) {
    return linear(new Convolution(x, tensor(weight + ".weight"), false, Boundary.ZERO));
  }

  /** K x with a stencil for each channel, {@code NAME.weight [c, 1, m, m]}. */
  public Linear depthwise(String weight, Value x, Boundary boundary) {
    return linear(new Convolution(x, tensor(weight + ".weight"), true, boundary));
  }

  /** Kᵀ x. */
  public Linear depthwiseTransposed(String weight, Value x, Boundary boundary) {
    return linear(new Convolution(x, tensor(weight + ".weight").turned(), true, boundary));
  }

  private Linear linear(Convolution convolution) {
    return folding ? FoldedLinear.of(this, convolution) : SeparateLinear.of(this, convolution);
  }

  /** relu(x). */
  public Value relu(Value x) {
    return graph.node("Relu", x.name() + ".relu", List.of(x));
  }

  /** x + y. */
  public Value sum(Value x, Value y) {
    return node("Add", "sum", List.of(x, y));
  }

  /** factor·x. */
  public Value times(Value x, float factor) {
    return factor == 1
        ? x
        : graph.node("Mul", x.name() + ".scaled", List.of(x, graph.number(factor)));
  }

  /** Any other operator, by a name within the layer. */
  public Value node(
      String operator, String nodeName, List<Value> inputs, AttributeProto... attributes) {
    return graph.node(operator, full(nodeName), inputs, attributes);
  }

  /** The normalization of that name as scale and shift. */
  Affine affine(String norm) {
    return Affine.of(weights, full(norm));
  }

  /** What the layer diffuses with its {@code stencil.weight}. */
  Diffusion diffusion(FourierDiffusion kind) {
    return kind.of(name, shape, weights.weights(), weights.slice(full("stencil.weight")));
  }

  String full(String within) {
    return name + "." + within;
  }
}
