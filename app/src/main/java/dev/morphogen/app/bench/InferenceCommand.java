package dev.morphogen.app.bench;

import dev.morphogen.app.measure.RandomBatch;
import dev.morphogen.app.measure.Stopwatch;
import dev.morphogen.app.measure.Stopwatch.Times;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures inference. */
@Command(
    name = "inference",
    header = "Measure inference: a batch of images to their logits.",
    abbreviateSynopsis = true,
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "GFLOP/s are two operations a multiply-add of the convolutions and the",
      "classifier. Workspace is what the plan allocates, divided by the images.",
      "",
      "Example:",
      "  ./morphogen bench inference --step explicit --batch 1 --threads 2"
    })
final class InferenceCommand implements Callable<Integer> {

  private final Screen screen;

  @Mixin private final BatchOptions options = new BatchOptions();

  InferenceCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Stopwatch stopwatch = options.stopwatch();
    Network network = options.network();
    PlanSettings settings = options.settings();
    float[] images = RandomBatch.images(network.inputShape(), settings.images());
    float[] logits = new float[settings.images() * network.outputShape().size()];
    InferencePlan plan =
        new InferencePlan(network, network.initialWeights(RandomBatch.SEED), settings);
    Times times = stopwatch.measure(() -> plan.run(images, settings.images(), logits));
    options.show(
        new BatchReport(
            "inference of " + options.networkName(),
            network.inputShape().toString(),
            settings,
            times,
            2 * network.multiplyAdds(),
            "2 a multiply-add",
            InferencePlan.workspaceBytes(network, settings)),
        screen);
    return 0;
  }
}
