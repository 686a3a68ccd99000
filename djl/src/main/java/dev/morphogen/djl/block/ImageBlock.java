package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.morphogen.network.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** A block from images {@code [n, c, h, w]} to images of the same shape, whose children have that input too. */
abstract class ImageBlock extends AbstractBlock {

  private final int channels;

  ImageBlock(int channels) {
    this.channels = channels;
  }

  /** Channels of the images. */
  final int channels() {
    return channels;
  }

  /** What it makes of the images. */
  abstract NDArray forward(NDArray images, Pass pass);

  @Override
  protected final NDList forwardInternal(
      ParameterStore parameterStore,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    return new NDList(forward(inputs.singletonOrThrow(), new Pass(parameterStore, training)));
  }

  /**
   * The input's shape.
   *
   * @throws InvalidInputException if it is no batch of images with the block's channels
   */
  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    requireImages(this, channels, inputShapes[0]);
    return new Shape[] {inputShapes[0]};
  }

  @Override
  protected void beforeInitialize(Shape... inputShapes) {
    requireImages(this, channels, inputShapes[0]);
    super.beforeInitialize(inputShapes);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    for (Block child : children.values()) {
      child.initialize(manager, dataType, inputShapes);
    }
  }

  static void requireImages(Block block, int channels, Shape shape) {
    if (shape.dimension() != 4 || shape.get(1) != channels) {
      throw new InvalidInputException(
          "%s: expected images [n, %d, h, w], got %s"
              .formatted(block.getClass().getSimpleName(), channels, shape));
    }
  }
}
