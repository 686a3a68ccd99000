package dev.morphogen.onnx.layer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.network.Shape;
import dev.morphogen.onnx.graph.Attributes;
import dev.morphogen.onnx.graph.OnnxGraph;
import dev.morphogen.onnx.graph.Value;
import java.util.List;

/**
 * What a {@link FourierDiffusion} multiplies every frequency by, {@code [1, c, h, ⌊w/2⌋ + 1, 1]}: 1 − h·|k̂|² or 1/(1 + h·|k̂|²), and
 * twice that where the other half of the spectrum has a twin. Either a constant, computed in double precision, or nodes that
 * make it of the stencils: a runtime may do so once, when it loads the model.
 */
final class DiffusionMultiplier {

  private final Place place;
  private final FourierDiffusion kind;
  private final Shape shape;
  private final int half;

  DiffusionMultiplier(Place place, FourierDiffusion kind) {
    this.place = place;
    this.kind = kind;
    shape = place.shape();
    half = shape.width() / 2 + 1;
  }

  Value value() {
    return place.folding() ? constant() : computed();
  }

  private Value constant() {
    double[] whole = place.diffusion(kind).multiplier();
    int channels = shape.channels();
    float[] numbers = new float[channels * shape.height() * half];
    for (int i = 0; i < numbers.length; i++) {
      int q = i % half;
      int p = i / half % shape.height();
      int c = i / half / shape.height();
      numbers[i] = (float) (twins(q) * whole[(p * shape.width() + q) * channels + c]);
    }
    return place
        .graph()
        .floats(place.full("diffusion.multiplier"), numbers, 1, channels, shape.height(), half, 1);
  }

  /** 2 for a frequency that the other half of the spectrum has too, with the other sign. */
  private int twins(int q) {
    return q == 0 || 2 * q == shape.width() ? 1 : 2;
  }

  private Value computed() {
    OnnxGraph graph = place.graph();
    Value spectrum = kind.forward(place, placed());
    Value power =
        node("ReduceSumSquare", "power", List.of(spectrum, graph.integers(FourierDiffusion.PARTS)));
    Value scaled = place.times(power, kind.timeStep());
    Value one = graph.number(1);
    Value multiplier =
        kind.integration() == TimeIntegration.EXPLICIT
            ? node("Sub", "mode", List.of(one, scaled))
            : node(
                "Reciprocal", "mode", List.of(node("Add", "mode.inverse", List.of(one, scaled))));
    return node("Mul", "multiplier", List.of(multiplier, allTwins()));
  }

  private Value allTwins() {
    float[] counts = new float[half];
    for (int q = 0; q < half; q++) {
      counts[q] = twins(q);
    }
    return place.graph().floats("twins[" + shape.width() + "]", counts, half, 1);
  }

  /**
   * Stencils as images {@code [1, c, h, w, 1]}; what is wider than the image wraps around. Neither their place nor their direction
   * counts for |k̂|².
   */
  private Value placed() {
    Tensor stencil = place.tensor("stencil.weight");
    OnnxGraph graph = place.graph();
    int high = ceiling(stencil.side(), shape.height());
    int wide = ceiling(stencil.side(), shape.width());
    int rows = high * shape.height() - stencil.side();
    int columns = wide * shape.width() - stencil.side();
    Value pads = graph.integers(0, 0, 0, 0, 0, 0, rows, columns);
    Value padded = node("Pad", "stencil", List.of(stencil.in(graph), pads));
    Value tiles = graph.integers(1, shape.channels(), high, shape.height(), wide, shape.width(), 1);
    Value tiled = node("Reshape", "stencil.tiles", List.of(padded, tiles));
    return node(
        "ReduceSum",
        "stencil.wrapped",
        List.of(tiled, graph.integers(2, 4)),
        Attributes.integer("keepdims", 0));
  }

  private static int ceiling(int a, int b) {
    return (a + b - 1) / b;
  }

  private Value node(
      String operator, String name, List<Value> inputs, AttributeProto... attributes) {
    return place.node(operator, "diffusion." + name, inputs, attributes);
  }
}
