package dev.morphogen.onnx.layer;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.layer.Pooling;
import dev.morphogen.onnx.graph.Attributes;
import dev.morphogen.onnx.graph.Value;
import java.util.List;

/** The connecting layer: x → pool(N([x; K x])). */
public record ConnectingNodes(Place place, Boundary boundary, Pooling pooling) {

  /** Adds it and returns its output. */
  public Value add(Value x) {
    return place.folding() ? folded(x) : separate(x);
  }

  private Value separate(Value x) {
    Value diffused = place.depthwise("stencil", x, boundary).value();
    SeparateLinear joined = new SeparateLinear(place, join(x, diffused));
    return pool("pooled", joined.normalized("norm").value());
  }

  /** K takes the normalization of its half; the other half is normalized after it was pooled. */
  private Value folded(Value x) {
    int channels = place.shape().channels();
    Affine norm = place.affine("norm");
    Convolution stencil = new Convolution(x, place.tensor("stencil.weight"), true, boundary);
    Value diffused =
        FoldedLinear.of(place, stencil).then(norm.part(channels, 2 * channels)).value();
    Value pooled = pool("pooled", x);
    return join(affine(pooled, norm.part(0, channels)), pool("stencil.pooled", diffused));
  }

  private Value affine(Value x, Affine norm) {
    Value scaled = place.node("Mul", "scaled", List.of(x, row("norm.scale", norm.scale())));
    return place.node("Add", "normalized", List.of(scaled, row("norm.shift", norm.shift())));
  }

  private Value row(String name, double[] numbers) {
    return place.graph().floats(place.full(name), Affine.floats(numbers), numbers.length, 1, 1);
  }

  private Value join(Value x, Value y) {
    return place.node("Concat", "joined", List.of(x, y), Attributes.integer("axis", 1));
  }

  private Value pool(String name, Value x) {
    return switch (pooling) {
      case GLOBAL -> place.node("GlobalAveragePool", name, List.of(x));
      case HALVE ->
          place.node(
              "AveragePool",
              name,
              List.of(x),
              Attributes.integers("kernel_shape", 2, 2),
              Attributes.integers("strides", 2, 2));
    };
  }
}
