package dev.morphogen.djl.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.layer.Pooling;
import org.jspecify.annotations.Nullable;

/** The connecting layer: x → pool(N([x; K_dw x])), which doubles the channels; the last one pools to {@code [n, 2c]}. */
public final class ConnectingBlock extends AbstractBlock {

  private static final Shape TWO = new Shape(2, 2);

  private final int channels;
  private final Pooling pooling;
  private final Stencil stencil;
  private final BatchNorm norm;

  /** Its parameters are stencil.weight {@code [c, 1, m, m]} and norm.… {@code [2c]}. */
  public ConnectingBlock(int channels, int side, Boundary boundary, Pooling pooling) {
    this.channels = channels;
    this.pooling = pooling;
    stencil = addChildBlock("stencil", new Stencil(channels, side, boundary));
    norm = addChildBlock("norm", Convolutions.normalization());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameterStore,
      NDList images,
      boolean training,
      @Nullable PairList<String, Object> params) {
    Pass pass = new Pass(parameterStore, training);
    NDArray x = images.singletonOrThrow();
    NDArray joined = NDArrays.concat(new NDList(x, pass.through(stencil, x)), 1);
    return new NDList(pool(pass.through(norm, joined)));
  }

  private NDArray pool(NDArray x) {
    return switch (pooling) {
      case HALVE -> Pool.avgPool2d(x, TWO, TWO, new Shape(0, 0), false, false);
      case GLOBAL -> Pool.globalAvgPool2d(x);
    };
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape x = inputShapes[0];
    ImageBlock.requireImages(this, channels, x);
    long images = x.get(0);
    return new Shape[] {
      switch (pooling) {
        case HALVE -> new Shape(images, 2L * channels, x.get(2) / 2, x.get(3) / 2);
        case GLOBAL -> new Shape(images, 2L * channels);
      }
    };
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    Shape x = inputShapes[0];
    ImageBlock.requireImages(this, channels, x);
    stencil.initialize(manager, dataType, x);
    norm.initialize(manager, dataType, new Shape(x.get(0), 2L * channels, x.get(2), x.get(3)));
  }
}
