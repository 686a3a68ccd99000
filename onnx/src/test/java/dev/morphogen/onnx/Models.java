package dev.morphogen.onnx;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import java.util.List;
import java.util.Map;

/** Models with random weights, scales, shifts and statistics. */
final class Models {

  private static final long SEED = 11;
  private static final Shape IMAGE = new Shape(9, 12, 3);

  private Models() {}

  /** Two blocks of one kind of step, odd widths, on images that are neither square nor even. */
  static Model of(String step, Boundary boundary) {
    Block first = Block.of(5, step).withSteps(2).withTimeStep(0.75).withBoundary(boundary);
    Block second = Block.of(10, step).withSteps(1).withBoundary(boundary);
    return of(new Architecture(5, List.of(first, second)), IMAGE);
  }

  static Model of(Architecture architecture, Shape image) {
    return of(architecture, image, Steps.standard());
  }

  static Model of(Architecture architecture, Shape image, Steps steps) {
    NetworkSpec spec = new NetworkSpec(architecture, image, List.of("cat", "dog", "öl", "\"x\""));
    Weights weights = spec.network(steps).initialWeights(SEED);
    weights.layout().trained().forEach(slice -> shift(slice, weights));
    weights.layout().tracked().forEach(slice -> track(slice, weights));
    return new Model(spec, steps, preprocessing(image.channels()), Map.of("seed", 11), weights);
  }

  private static void shift(Slice slice, Weights weights) {
    if (slice.role() == Role.NORMALIZATION) {
      boolean scale = slice.name().endsWith("weight");
      float[] noise = Gaussian.numbers(slice.size(), slice.offset() + SEED);
      for (int c = 0; c < slice.size(); c++) {
        weights.trained()[slice.offset() + c] =
            scale ? (1 + 0.3f * noise[c]) * (isNarrow(c) ? 0.005f : 1) : 0.3f * noise[c];
      }
    }
  }

  /** Channels that hardly vary, so that a wrong ε shows. */
  private static boolean isNarrow(int channel) {
    return channel % 4 == 1;
  }

  private static void track(Slice slice, Weights weights) {
    boolean variance = slice.name().endsWith("running_var");
    float[] noise = Gaussian.numbers(slice.size(), slice.offset() + SEED + 1);
    for (int c = 0; c < slice.size(); c++) {
      weights.tracked()[slice.offset() + c] =
          variance ? (0.5f + Math.abs(noise[c])) * (isNarrow(c) ? 2e-5f : 1) : 0.1f * noise[c];
    }
  }

  private static Preprocessing preprocessing(int channels) {
    return new Preprocessing(
        List.of(0.4, 0.5, 0.45).subList(0, channels), List.of(0.25, 0.2, 0.3).subList(0, channels));
  }
}
