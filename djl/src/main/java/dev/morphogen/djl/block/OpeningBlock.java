package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/** The opening layer: relu(N(K x)) with a dense convolution from the image's channels to the first block's. */
public final class OpeningBlock extends AbstractBlock {

  private final int inputs;
  private final Conv2d convolution;
  private final BatchNorm norm;

  /** Its parameters are convolution.weight {@code [outputs, inputs, m, m]} and norm.…. */
  public OpeningBlock(int inputs, int outputs, int side) {
    this.inputs = inputs;
    convolution = addChildBlock("convolution", Convolutions.dense(outputs, side));
    norm = addChildBlock("norm", Convolutions.normalization());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameterStore,
      NDList images,
      boolean training,
      @Nullable PairList<String, Object> params) {
    Pass pass = new Pass(parameterStore, training);
    NDArray z = pass.through(convolution, images.singletonOrThrow());
    return new NDList(pass.normalizeRelu(norm, z));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    ImageBlock.requireImages(this, inputs, inputShapes[0]);
    return convolution.getOutputShapes(inputShapes);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    convolution.initialize(manager, dataType, inputShapes);
    norm.initialize(manager, dataType, getOutputShapes(inputShapes));
  }
}
