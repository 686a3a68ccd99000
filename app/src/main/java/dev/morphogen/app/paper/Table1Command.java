package dev.morphogen.app.paper;

import dev.morphogen.app.option.ThreadOption;
import dev.morphogen.app.paper.Sweep.Varied;
import dev.morphogen.app.screen.Screen;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts and measures the paper's Table 1. */
@Command(
    name = "table1",
    header = "What layers cost: weights, operations and time, beside the paper's formulas.",
    abbreviateSynopsis = true,
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Takes about two minutes. Nothing else should run meanwhile.",
      "",
      "Example:",
      "  ./morphogen paper table1 --out results"
    })
final class Table1Command implements Callable<Integer> {

  private static final double SECONDS = 6;
  private static final double QUICK_SECONDS = 0.1;

  private final Screen screen;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final PaperOptions options;

  @Mixin private final ThreadOption threads = new ThreadOption();

  @Option(
      names = "--quick",
      description = "Small layers, a moment each: shows the form, its times say little.")
  private boolean quick;

  Table1Command(Screen screen) {
    this(screen, new PaperOptions());
  }

  Table1Command(Screen screen, PaperOptions options) {
    this.screen = screen;
    this.options = options;
  }

  @Override
  public Integer call() {
    List<Sweep> sweeps = quick ? Sweep.quick() : Sweep.full();
    var measurement =
        new CostMeasurement(sweeps, threads.threads(), quick ? QUICK_SECONDS : SECONDS);
    ResultFiles files = options.files(quick);
    Map<Varied, Map<Operator, List<LayerCost>>> costs = screen.withProgress(measurement::measure);
    options.deliver(
        new Table1Result(RunRecord.of(spec, threads.threads()), sweeps, costs), files, screen);
    return 0;
  }
}
