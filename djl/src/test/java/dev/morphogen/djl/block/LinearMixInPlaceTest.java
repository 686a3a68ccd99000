package dev.morphogen.djl.block;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A DJL network that somebody else wrote, with LinearMix in the place of its convolutions. */
@Tag("libtorch")
final class LinearMixInPlaceTest {

  private static final Shape IMAGES = new Shape(1, 3, 8, 8);

  private static Conv2d.Builder convolution(int filters, int side) {
    return Conv2d.builder()
        .setFilters(filters)
        .setKernelShape(new Shape(side, side))
        .optPadding(new Shape(side / 2, side / 2));
  }

  private static SequentialBlock normalized(Conv2d.Builder convolution) {
    return new SequentialBlock()
        .add(convolution.build())
        .add(BatchNorm.builder().build())
        .add(Activation.reluBlock());
  }

  private static SequentialBlock cnn() {
    return new SequentialBlock()
        .add(normalized(convolution(16, 3).optBias(false)))
        .add(normalized(convolution(16, 3).optBias(false)))
        .add(convolution(16, 5).build())
        .add(convolution(16, 3).optStride(new Shape(2, 2)).build())
        .add(convolution(16, 1).build())
        .add(Pool.globalAvgPool2dBlock())
        .add(Linear.builder().setUnits(3).build());
  }

  private static long parameters(Block block) {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      block.initialize(manager, DataType.FLOAT32, IMAGES);
      return Colours.parameters(block);
    }
  }

  @Test
  void squareConvolutionsOfStrideOneAreReplacedAndNoOthers() {
    SequentialBlock light = LinearMixInPlace.in(cnn(), IMAGES);
    List<Block> children = light.getChildren().values();
    assertThat(((SequentialBlock) children.get(0)).getChildren().valueAt(0))
        .isInstanceOf(Conv2d.class);
    assertThat(((SequentialBlock) children.get(1)).getChildren().valueAt(0))
        .isInstanceOf(LinearMix.class);
    assertThat(children.get(2)).isInstanceOf(LinearMix.class);
    assertThat(children.subList(3, 5)).hasOnlyElementsOfType(Conv2d.class);
    assertThat(light.getOutputShapes(new Shape[] {IMAGES})).containsExactly(new Shape(1, 3));
  }

  @Test
  void theReplacedOnesHaveFewerWeights() {
    long dense = 16 * 16 * 9 + 16 * 16 * 25;
    long light = 16 * 9 + 16 * 16 + 16 * 25 + 16 * 16;
    assertThat(parameters(cnn()) - parameters(LinearMixInPlace.in(cnn(), IMAGES)))
        .isEqualTo(dense - light);
  }

  @Test
  void itTrains() throws Exception {
    try (Model model = Model.newInstance("light", "PyTorch")) {
      model.setBlock(LinearMixInPlace.in(cnn(), IMAGES));
      List<Float> losses = Colours.train(model, 8);
      assertThat(losses.getLast()).isLessThan(0.5f * losses.getFirst());
    }
  }
}
