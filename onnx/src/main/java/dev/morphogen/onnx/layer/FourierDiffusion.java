package dev.morphogen.onnx.layer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.network.Shape;
import dev.morphogen.network.diffusion.Diffusion;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.onnx.graph.Attributes;
import dev.morphogen.onnx.graph.OnnxGraph;
import dev.morphogen.onnx.graph.Value;
import java.util.Arrays;
import java.util.List;

/**
 * D = I − h·KᵀK or (I + h·KᵀK)⁻¹ with the layer's {@code stencil.weight}, by Fourier transform: D x = F⁻¹(multiplier·F x).
 *
 * <p>Complex numbers are pairs along a fifth axis. Images are real, so half the spectrum along the width tells all: {@code [n, c, h,
 * ⌊w/2⌋ + 1, 2]}. On the way back the other half is zero, a frequency that had a twin there counts twice, and the real part is
 * the answer; the multiplier carries that factor.
 */
public record FourierDiffusion(Axes axes, TimeIntegration integration, float timeStep) {

  private static final int CHANNELS = 1;
  private static final int HEIGHT = 2;
  private static final int WIDTH = 3;

  /** The axis of real and imaginary part. */
  static final int PARTS = 4;

  /** D x. */
  public Value apply(Place place, Value x) {
    OnnxGraph graph = place.graph();
    Value real = place.node("Unsqueeze", "diffusion.real", List.of(x, graph.integers(PARTS)));
    Value multiplier = new DiffusionMultiplier(place, this).value();
    Value product =
        place.node("Mul", "diffusion.product", List.of(forward(place, real), multiplier));
    return place.node(
        "Gather",
        "diffusion",
        List.of(inverse(place, product), graph.integer(0)),
        Attributes.integer("axis", PARTS));
  }

  /** F x of real numbers {@code [n, c, h, w, 1]}. */
  Value forward(Place place, Value x) {
    Value spectrum = transform(place, x, Value.NONE, WIDTH, "onesided");
    spectrum = transform(place, spectrum, Value.NONE, HEIGHT);
    return couplesChannels() ? transform(place, spectrum, Value.NONE, CHANNELS) : spectrum;
  }

  private Value inverse(Place place, Value spectrum) {
    Value x = spectrum;
    if (couplesChannels()) {
      x = transform(place, x, Value.NONE, CHANNELS, "inverse");
    }
    x = transform(place, x, Value.NONE, HEIGHT, "inverse");
    return transform(place, x, place.graph().integer(place.shape().width()), WIDTH, "inverse");
  }

  /** With the length that zeros fill it up to, or none. */
  private static Value transform(Place place, Value x, Value length, int axis, String... switches) {
    AttributeProto[] attributes =
        Arrays.stream(switches)
            .map(name -> Attributes.integer(name, 1))
            .toArray(AttributeProto[]::new);
    return place
        .graph()
        .node(
            "DFT",
            place.full("diffusion.transform"),
            List.of(x, length, place.graph().integer(axis)),
            attributes);
  }

  private boolean couplesChannels() {
    return axes == Axes.PIXELS_AND_CHANNELS;
  }

  Diffusion of(String step, Shape shape, Weights weights, Slice stencils) {
    return new Diffusion(
        step, shape, weights, stencils, axes, Boundary.PERIODIC, integration, timeStep);
  }
}
