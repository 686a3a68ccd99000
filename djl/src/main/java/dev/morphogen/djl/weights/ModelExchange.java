package dev.morphogen.djl.weights;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import dev.morphogen.djl.block.NetworkBlock;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import java.util.Map;

/** Between a model of ours, as its folder holds it, and a DJL block that goes on training or predicts elsewhere. */
public final class ModelExchange {

  private ModelExchange() {}

  /**
   * The model's network as a block, with its weights and running statistics, on the manager's engine and device.
   *
   * @throws InvalidInputException if a step is not Morphogen's own
   */
  public static NetworkBlock toBlock(Model model, NDManager manager) {
    model
        .stepOfOnesOwn()
        .ifPresent(name -> {
          throw new InvalidInputException(
              "block: expected Morphogen's own steps, got one of your own called '%s': make a NetworkBlock with your StepBlocks and write the weights with BlockWeights"
                  .formatted(name));
        });
    NetworkBlock block = NetworkBlock.of(model.spec());
    block.initialize(manager);
    BlockWeights.write(model.weights(), block);
    return block;
  }

  /**
   * The block's network with its weights as they are now, ready to {@code save}; {@code preprocessing} is what its images went through.
   *
   * @throws InvalidInputException if a weight is not finite
   */
  public static Model toModel(NetworkBlock block, Preprocessing preprocessing) {
    var weights = BlockWeights.read(block, block.spec().network().layout());
    Map<String, Object> provenance = Map.of("madeBy", "DJL " + Engine.getDjlVersion());
    return new Model(block.spec(), preprocessing, provenance, weights);
  }
}
