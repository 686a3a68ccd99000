package dev.morphogen.app.bench;

import dev.morphogen.app.measure.RandomBatch;
import dev.morphogen.app.measure.Stopwatch;
import dev.morphogen.app.measure.Stopwatch.Times;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.plan.TrainingPlan;
import dev.morphogen.training.loss.SoftmaxHead;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures training, without optimizer and input. */
@Command(
    name = "training",
    header = "Measure training: forward, loss and backward over a batch.",
    abbreviateSynopsis = true,
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "GFLOP/s count the backward pass as two forward passes, and a forward pass as",
      "two operations a multiply-add of the convolutions and the classifier.",
      "Workspace is what the plan allocates, divided by the images.",
      "",
      "Example:",
      "  ./morphogen bench training --step explicit --width B --size 96x96"
    })
final class TrainingCommand implements Callable<Integer> {

  private final Screen screen;

  @Mixin private final BatchOptions options = new BatchOptions();

  TrainingCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Stopwatch stopwatch = options.stopwatch();
    Network network = options.network();
    PlanSettings settings = options.settings();
    TrainingPlan plan =
        new TrainingPlan(
            network, network.initialWeights(RandomBatch.SEED), settings, head(network, settings));
    float[] images = RandomBatch.images(network.inputShape(), settings.images());
    Times times = stopwatch.measure(() -> pass(plan, images, settings.images()));
    options.show(
        new BatchReport(
            "training of " + options.networkName(),
            network.inputShape().toString(),
            settings,
            times,
            3 * 2 * network.multiplyAdds(),
            "2 a multiply-add, forward and twice that backward",
            TrainingPlan.workspaceBytes(network, settings)),
        screen);
    return 0;
  }

  private static SoftmaxHead head(Network network, PlanSettings settings) {
    int classes = network.outputShape().size();
    SoftmaxHead head = new SoftmaxHead(settings.kernels(), classes, settings.images(), 0);
    head.bind(RandomBatch.labels(classes, settings.images()), settings.images());
    return head;
  }

  /** The plan adds to the gradient, so each pass begins at zero, as a trainer's does. */
  private static void pass(TrainingPlan plan, float[] images, int count) {
    Arrays.fill(plan.gradient(), 0);
    plan.run(images, count);
  }
}
