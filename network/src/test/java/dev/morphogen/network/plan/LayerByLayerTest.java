package dev.morphogen.network.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.testing.Rig;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Buffers that layers take turns with, and steps that work in place, change no bit of what a layer makes of its input. */
class LayerByLayerTest {

  static Set<String> steps() {
    return Steps.standard().names();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void inferenceGivesTheBitsOfItsLayersAlone(String step) {
    List<Block> blocks = List.of(Block.of(32, step).withSteps(3), Block.of(64, step).withSteps(2));
    Network network = new Architecture(3, blocks).network(new Shape(8, 8, 3), 5);
    for (Kernels kernels : List.of(Kernels.reference(), Kernels.best())) {
      for (int images : new int[] {1, 3}) {
        float[] expected = null;
        for (int threads = 1; threads <= 2; threads++) {
          PlanSettings settings = new PlanSettings(kernels, images, threads);
          Rig rig = new Rig(network, settings);
          expected = expected == null ? layerByLayer(rig, settings) : expected;
          new InferencePlan(network, rig.weights, settings).run(rig.images, images, rig.output);
          assertThat(rig.output)
              .as("%s, %d images, %d threads", kernels.name(), images, threads)
              .isEqualTo(expected);
        }
      }
    }
  }

  private static float[] layerByLayer(Rig rig, PlanSettings settings) {
    float[] current = rig.images;
    Shape shape = rig.network.inputShape();
    for (Layer layer : rig.network.layers()) {
      Network alone = new Network(shape, List.of(layer), rig.network.layout());
      float[] next = new float[settings.images() * alone.outputShape().size()];
      new InferencePlan(alone, rig.weights, settings).run(current, settings.images(), next);
      current = next;
      shape = alone.outputShape();
    }
    return current;
  }
}
