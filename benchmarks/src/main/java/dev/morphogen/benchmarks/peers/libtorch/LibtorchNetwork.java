package dev.morphogen.benchmarks.peers.libtorch;

import ai.djl.ndarray.NDArray;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import java.util.List;

/** A network of the paper: images {@code [n, c, h, w]} to logits {@code [n, classes]}. */
final class LibtorchNetwork {

  private final Architecture architecture;
  private final Operations torch;

  LibtorchNetwork(Architecture architecture, Operations torch) {
    this.architecture = architecture;
    this.torch = torch;
  }

  NDArray forward(NDArray images) {
    NDArray y =
        torch.normalizeRelu(
            torch.convolution(images, "opening.convolution.weight"), "opening.norm");
    List<Block> blocks = architecture.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      y = steps(y, blocks.get(i), "blocks." + i + ".");
      y = connect(y, "blocks." + i + ".connecting.");
      y = i == blocks.size() - 1 ? torch.averageOfAll(y) : torch.halve(y);
    }
    return torch.linear(y, "classifier");
  }

  private NDArray steps(NDArray input, Block block, String prefix) {
    NDArray y = input;
    for (int j = 0; j < block.steps().size(); j++) {
      try (NDArray before = y) {
        y =
            LibtorchSteps.get(block.steps().get(j))
                .apply(torch, before, prefix + "steps." + j + ".", block.timeStep());
      }
    }
    return y;
  }

  /** N([x; K x]). */
  private NDArray connect(NDArray input, String prefix) {
    try (NDArray x = input) {
      NDArray joined = torch.join(x, torch.depthwise(x, prefix + "stencil.weight"));
      return torch.normalize(joined, prefix + "norm");
    }
  }
}
