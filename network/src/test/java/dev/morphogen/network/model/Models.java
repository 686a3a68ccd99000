package dev.morphogen.network.model;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.step.Convolution;
import java.util.List;
import java.util.Map;

/** Small models for the tests of this package. */
final class Models {

  private Models() {}

  static Model small() {
    return of(Architecture.of("explicit", List.of(2, 4)), 7);
  }

  /** Every setting differs from block to block. */
  static Model mixed() {
    Block first =
        new Block(
            2, List.of("resnet", "explicit"), 5, 0.1f, Boundary.PERIODIC, Convolution.FOURIER);
    Block second = new Block(4, List.of("mobilenet"), 3, 0.75f, Boundary.ZERO, Convolution.DIRECT);
    return of(new Architecture(3, List.of(first, second)), 8);
  }

  static Model of(Architecture architecture, long seed) {
    NetworkSpec spec =
        new NetworkSpec(architecture, new Shape(6, 8, 3), List.of("cat", "dog", "öl"));
    return new Model(
        spec,
        new Preprocessing(List.of(0.1, 0.2, 1 / 3.0), List.of(0.25, 0.5, 1.0)),
        Map.of("seed", 7, "data", Map.of("name", "sample"), "losses", List.of(2.5, 1.25)),
        spec.network().initialWeights(seed));
  }
}
