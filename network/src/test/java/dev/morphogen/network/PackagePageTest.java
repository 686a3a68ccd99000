package dev.morphogen.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.layer.MixingWeights;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.paper.Networks;
import dev.morphogen.network.paper.Width;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.step.ResidualStep;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code on the pages of this module's packages. */
class PackagePageTest {

  private static final List<String> CLASSES = List.of("cat", "dog");

  @TempDir Path folder;

  @Test
  void infer() {
    // @start region="infer"
    Network network = Networks.linearMix(Width.A, new Shape(32, 32, 3), CLASSES).network();
    Weights weights = network.initialWeights(1);

    var plan = new InferencePlan(network, weights, PlanSettings.of(8, 2)); // 8 images, 2 threads
    float[] images = new float[8 * network.inputShape().size()]; // [n, h, w, c], normalized
    float[] logits = new float[8 * network.outputShape().size()]; // [n, classes]
    plan.run(images, 8, logits);
    // @end
    assertThat(logits).hasSize(16).doesNotContain(Float.NaN);
  }

  @Test
  void architecture() {
    // @start region="architecture"
    Block stem = Block.of(24, "explicit").withSteps(2).withStencil(5).withTimeStep(0.5);
    Block tail = Block.of(48, "linearmix").withSteps(List.of("linearmix", "mobilenet"));
    var architecture = new Architecture(5, List.of(stem, tail)); // opened by 5x5 stencils
    var spec = new NetworkSpec(architecture, new Shape(32, 32, 3), CLASSES);
    Network network = spec.network();
    // @end
    assertThat(network.layers()).hasSize(8);
  }

  @Test
  void model() {
    NetworkSpec spec =
        new NetworkSpec(Architecture.of("mobilenet", List.of(2)), new Shape(4, 4, 1), CLASSES);
    Preprocessing pixels = new Preprocessing(List.of(0.5), List.of(0.5));
    new Model(spec, pixels, Map.of(), spec.network().initialWeights(1)).save(folder);
    // @start region="model"
    Model model = Model.load(folder);
    for (Slice slice : model.weights().layout().trained()) { // blocks.0.steps.0.mixing.weight, …
      float[] numbers = model.weights().array(slice); // this slice from slice.offset() on
      numbers[slice.offset()] *= 0.5f;
    }
    model.save(folder);
    // @end
    assertThat(Model.load(folder).weights().trained()).isEqualTo(model.weights().trained());
  }

  @Test
  void steps() {
    // @start region="steps"
    Steps steps =
        Steps.standard()
            .with(
                "mixed-stencil", // y + K relu(N(M y))
                (layout, settings) -> {
                  int c = settings.channels();
                  var mixing = MixingWeights.convolution(layout.at("mixing"), c, c);
                  var stencil = settings.depthwise(layout.at("stencil"));
                  return new ResidualStep(layout, c, mixing, stencil);
                });
    Architecture architecture = Architecture.of("mixed-stencil", List.of(16, 32));
    Network network = architecture.network(new Shape(32, 32, 3), 10, steps);
    // @end
    assertThat(network.layout().trained())
        .anyMatch(slice -> slice.name().equals("blocks.1.steps.3.mixing.weight"));
  }
}
