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
          "explicit", LibtorchSteps::explicit,
          "implicit", (torch, y, prefix, h) -> implicit(torch, y, prefix, h, false),
          "circulant", LibtorchSteps::circulant,
          "implicit-circulant", (torch, y, prefix, h) -> implicit(torch, y, prefix, h, true));

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
    try (NDArray a = torch.normalizeRelu(z, prefix + "norm")) {
      return torch.convolution(a, prefix + "second.weight").addi(y);
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
    try (NDArray a = torch.normalizeRelu(z, prefix + "norm")) {
      return linearMixOperator(torch, a, prefix + "second.").addi(y);
    }
  }

  private static NDArray linearMixOperator(Operations torch, NDArray y, String prefix) {
    return torch.sum(
        torch.depthwise(y, prefix + "stencil.weight"),
        torch.convolution(y, prefix + "mixing.weight"));
  }

  /** y + h(relu(N(M y)) − KᵀK y): y less h times what is to go, as relu's result must stay for its gradient. */
  private static NDArray explicit(Operations torch, NDArray y, String prefix, float timeStep) {
    NDArray reaction = reaction(torch, y, prefix);
    NDArray diffusion =
        torch.depthwiseTransposed(
            torch.depthwise(y, prefix + "stencil.weight"), prefix + "stencil.weight");
    try (NDArray loss = torch.scale(torch.difference(diffusion, reaction), timeStep)) {
      return y.sub(loss);
    }
  }

  /** (I + hKᵀK)⁻¹(y + h relu(N(M y))). */
  private static NDArray implicit(
      Operations torch, NDArray y, String prefix, float timeStep, boolean circulant) {
    FourierFilter filter = new FourierFilter(circulant, true, timeStep);
    try (NDArray change = torch.scale(reaction(torch, y, prefix), timeStep);
        NDArray bracket = y.add(change)) {
      return torch.filter(bracket, prefix + "stencil.weight", filter);
    }
  }

  /** (I − hKᵀK) y + h relu(N(M y)). */
  private static NDArray circulant(Operations torch, NDArray y, String prefix, float timeStep) {
    FourierFilter filter = new FourierFilter(true, false, timeStep);
    return torch.sum(
        torch.filter(y, prefix + "stencil.weight", filter),
        torch.scale(reaction(torch, y, prefix), timeStep));
  }

  /** relu(N(M y)). */
  private static NDArray reaction(Operations torch, NDArray y, String prefix) {
    return torch.normalizeRelu(torch.convolution(y, prefix + "mixing.weight"), prefix + "norm");
  }
}
