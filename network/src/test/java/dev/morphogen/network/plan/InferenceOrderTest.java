package dev.morphogen.network.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.run.Batch;
import dev.morphogen.network.run.Program.Order;
import dev.morphogen.network.testing.Rig;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever order training takes, inference gives the same bits, also where a chunk has several groups of images. */
class InferenceOrderTest {

  private static final int IMAGES = 70;

  @ParameterizedTest
  @ValueSource(strings = {"linearmix", "implicit"})
  void stageByStageGivesTheBitsOfImageByImage(String step) {
    List<Block> blocks = List.of(Block.of(3, step).withSteps(1), Block.of(6, step).withSteps(1));
    Network network = new Architecture(3, blocks).network(new Shape(4, 5, 3), 5);
    Batch batch = Batch.of(IMAGES, network.together());
    assertThat(batch.cuts()).as("some chunk has several groups").isLessThan(batch.groups());
    assertThat(output(network, Order.STAGE_BY_STAGE))
        .isEqualTo(output(network, Order.IMAGE_BY_IMAGE));
  }

  private static float[] output(Network network, Order order) {
    PlanSettings settings = new PlanSettings(Kernels.reference(), IMAGES, 1, order);
    Rig rig = new Rig(network, settings);
    InferencePlan plan = new InferencePlan(network, rig.weights, settings);
    plan.run(rig.images, IMAGES, rig.output);
    return rig.output;
  }
}
