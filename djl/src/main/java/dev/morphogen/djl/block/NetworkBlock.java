package dev.morphogen.djl.block;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.layer.Pooling;
import dev.morphogen.network.step.StepSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole network as a DJL block: preprocessed images {@code [n, c, h, w]} to logits {@code [n, classes]}. Its parameters have the
 * names of the model folder's tensors ({@code weights.ParameterNames}), and begin as ours do.
 */
public final class NetworkBlock extends AbstractBlock {

  /** As in every network of {@code Architecture}. */
  private static final int CONNECTING_STENCIL = 3;

  private final NetworkSpec spec;

  private NetworkBlock(NetworkSpec spec, StepBlocks steps) {
    this.spec = spec;
    var architecture = spec.architecture();
    var blocks = architecture.blocks();
    addChildBlock(
        "opening",
        new OpeningBlock(
            spec.input().channels(), blocks.getFirst().width(), architecture.openingStencil()));
    for (int i = 0; i < blocks.size(); i++) {
      Pooling pooling = i == blocks.size() - 1 ? Pooling.GLOBAL : Pooling.HALVE;
      addBlock("blocks." + i, blocks.get(i), steps, pooling);
    }
    addChildBlock("classifier", classifier(2 * blocks.getLast().width(), spec.classes().size()));
  }

  /** Of a network's description, with the paper's steps. */
  public static NetworkBlock of(NetworkSpec spec) {
    return of(spec, StepBlocks.standard());
  }

  /**
   * Of a network's description.
   *
   * @throws dev.morphogen.network.InvalidInputException if a step is unknown
   */
  public static NetworkBlock of(NetworkSpec spec, StepBlocks steps) {
    return new NetworkBlock(spec, steps);
  }

  private void addBlock(
      String name,
      dev.morphogen.network.architecture.Block block,
      StepBlocks steps,
      Pooling pooling) {
    StepSettings settings =
        new StepSettings(
            block.width(),
            block.stencil(),
            block.timeStep(),
            block.boundary(),
            block.convolution());
    for (int j = 0; j < block.steps().size(); j++) {
      addChildBlock(name + ".steps." + j, steps.create(block.steps().get(j), settings));
    }
    addChildBlock(
        name + ".connecting",
        new ConnectingBlock(block.width(), CONNECTING_STENCIL, block.boundary(), pooling));
  }

  private static Linear classifier(int features, int classes) {
    Linear linear = Linear.builder().setUnits(classes).build();
    linear.setInitializer(FanIn.STANDARD, Parameter.Type.WEIGHT);
    linear.setInitializer(
        (manager, shape, type) -> {
          float bound = (float) (1 / Math.sqrt(features));
          return manager.randomUniform(-bound, bound, shape, type);
        },
        Parameter.Type.BIAS);
    return linear;
  }

  /** What it was made from. */
  public NetworkSpec spec() {
    return spec;
  }

  /** Makes the parameters, without images to look at. */
  public void initialize(NDManager manager) {
    var image = spec.input();
    initialize(
        manager, DataType.FLOAT32, new Shape(1, image.channels(), image.height(), image.width()));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameterStore,
      NDList images,
      boolean training,
      @Nullable PairList<String, Object> params) {
    List<Block> blocks = children.values();
    NDList y = blocks.getFirst().forward(parameterStore, images, training);
    for (Block block : blocks.subList(1, blocks.size())) {
      try (NDList before = y) {
        y = block.forward(parameterStore, before, training);
      }
    }
    return y;
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    ImageBlock.requireImages(this, spec.input().channels(), inputShapes[0]);
    return new Shape[] {new Shape(inputShapes[0].get(0), spec.classes().size())};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    Shape[] shapes = inputShapes;
    for (Block child : List.copyOf(children.values())) {
      child.initialize(manager, dataType, shapes);
      shapes = child.getOutputShapes(shapes);
    }
  }
}
