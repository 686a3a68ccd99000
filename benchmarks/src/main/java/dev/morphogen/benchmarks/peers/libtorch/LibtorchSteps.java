package dev.morphogen.benchmarks.peers.libtorch;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.Objects;

/** The paper's steps; a new one costs its method and a line in {@link #STEPS}. They leave y to the caller. */
final class LibtorchSteps {

  /** One step of a network, whose parameters' names begin with {@code prefix}. */
  interface Step {
    NDArray apply(Operations torch, NDArray y, String prefix, float timeStep);
  }

  private static final Map<String, Step> STEPS =
      Map.of(
          "resnet", (torch, y, prefix, h) -> resNet(torch, y, prefix),
          "mobilenet", (torch, y, prefix, h) -> mobileNet(torch, y, prefix),
          "linearmix", (torch, y, prefix, h) -> linearMix(torch, y, prefix),
          "explicit", LibtorchSteps::explicit);

  private LibtorchSteps() {}

  static boolean knows(String name) {
    return STEPS.containsKey(name);
  }

  static Step get(String name) {
    return Objects.requireNonNull(STEPS.get(name), name);
  }

  /** y + K₂ relu(N(K₁ y)). */
  private static NDArray resNet(Operations torch, NDArray y, String prefix) {
    NDArray z = torch.convolution(y, prefix + "first.weight");
    try (NDArray a = torch.normalizeRelu(z, prefix + "norm");
        NDArray change = torch.convolution(a, prefix + "second.weight")) {
      return y.add(change);
    }
  }

  /** relu(N(M relu(N(K y)))). */
  private static NDArray mobileNet(Operations torch, NDArray y, String prefix) {
    NDArray z = torch.depthwise(y, prefix + "stencil.weight");
    try (NDArray a = torch.normalizeRelu(z, prefix + "stencil_norm")) {
      NDArray mixed = torch.convolution(a, prefix + "mixing.weight");
      return torch.normalizeRelu(mixed, prefix + "mixing_norm");
    }
  }

  /** y + (K₂ + M₂) relu(N((K₁ + M₁) y)). */
  private static NDArray linearMix(Operations torch, NDArray y, String prefix) {
    NDArray z = linearMixOperator(torch, y, prefix + "first.");
    try (NDArray a = torch.normalizeRelu(z, prefix + "norm");
        NDArray change = linearMixOperator(torch, a, prefix + "second.")) {
      return y.add(change);
    }
  }

  private static NDArray linearMixOperator(Operations torch, NDArray y, String prefix) {
    return torch.sum(
        torch.depthwise(y, prefix + "stencil.weight"),
        torch.convolution(y, prefix + "mixing.weight"));
  }

  /** y + h(relu(N(M y)) − KᵀK y). */
  private static NDArray explicit(Operations torch, NDArray y, String prefix, float timeStep) {
    NDArray reaction =
        torch.normalizeRelu(torch.convolution(y, prefix + "mixing.weight"), prefix + "norm");
    NDArray diffusion =
        torch.depthwiseTransposed(
            torch.depthwise(y, prefix + "stencil.weight"), prefix + "stencil.weight");
    try (NDArray change = torch.scale(torch.difference(reaction, diffusion), timeStep)) {
      return y.add(change);
    }
  }
}
