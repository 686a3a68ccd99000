package dev.morphogen.app.paper;

import dev.morphogen.app.bench.Figure1Options;
import dev.morphogen.app.bench.convolution.ConvolutionPoint;
import dev.morphogen.app.bench.convolution.Figure1;
import dev.morphogen.app.bench.convolution.Figure1Measurement;
import dev.morphogen.app.screen.Screen;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the paper's Figure 1. */
@Command(
    name = "figure1",
    header = "How many times faster low-cost convolutions are than dense ones.",
    abbreviateSynopsis = true,
    description = {"", "What ./morphogen bench figure1 measures, beside what the paper says."},
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Takes some four minutes. Nothing else should run meanwhile.",
      "",
      "Example:",
      "  ./morphogen paper figure1 --out results"
    })
final class Figure1Command implements Callable<Integer> {

  private static final double QUICK_SECONDS = 0.05;
  private static final int QUICK_BATCH = 8;

  private final Screen screen;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final Figure1Options points = new Figure1Options();

  @Mixin private final PaperOptions options;

  @Option(
      names = "--quick",
      description = "Small images, a moment each, whatever else is said: shows the form only.")
  private boolean quick;

  Figure1Command(Screen screen) {
    this(screen, new PaperOptions());
  }

  Figure1Command(Screen screen, PaperOptions options) {
    this.screen = screen;
    this.options = options;
  }

  @Override
  public Integer call() {
    Figure1Measurement measurement = quick ? quick() : points.measurement();
    ResultFiles files = options.files(quick);
    Figure1 figure = screen.withProgress(measurement::measure);
    options.deliver(new Figure1Result(RunRecord.of(spec, points.threads()), figure), files, screen);
    return 0;
  }

  /** Not the paper's sizes at all. */
  private Figure1Measurement quick() {
    return new Figure1Measurement(
        new ConvolutionPoint(8, 3, 8),
        List.of(4, 8, 16),
        List.of(3, 5),
        List.of(4, 8, 16),
        points.threads(),
        QUICK_BATCH,
        QUICK_SECONDS);
  }
}
