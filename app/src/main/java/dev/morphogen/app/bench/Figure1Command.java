package dev.morphogen.app.bench;

import dev.morphogen.app.bench.convolution.Curve;
import dev.morphogen.app.bench.convolution.Figure1;
import dev.morphogen.app.bench.convolution.Figure1Measurement;
import dev.morphogen.app.bench.convolution.Panel;
import dev.morphogen.app.bench.convolution.PointResult;
import dev.morphogen.app.bench.convolution.PointResult.Measured;
import dev.morphogen.app.bench.convolution.PointResult.Skipped;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.app.screen.Table;
import dev.morphogen.app.screen.Text;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.training.Machine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the paper's Figure 1. */
@Command(
    name = "figure1",
    header = "Measure how many times faster low-cost convolutions are than dense ones.",
    abbreviateSynopsis = true,
    description = {
      "",
      "The paper's Figure 1 on this machine: one convolution forward, with weights (and their transforms)"
          + " made ready before. What a panel does not vary is 64x64 pixels, 256 channels, 3x3 stencils. Answers"
          + " that must be the same are compared before anything is timed."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Example:",
      "  ./morphogen bench figure1 --sides 16,32,64 --stencils 3 --channels 64"
    })
final class Figure1Command implements Callable<Integer> {

  private final Screen screen;

  @Mixin private final Figure1Options options = new Figure1Options();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  Figure1Command(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Figure1Measurement measurement = options.measurement();
    Figure1 figure = screen.withProgress(measurement::measure);
    if (json) {
      screen.json(json(figure));
    } else {
      print(figure);
    }
    return 0;
  }

  private Map<String, Object> json(Figure1 figure) {
    Map<String, Object> all = new LinkedHashMap<>(figure.json());
    all.put("threads", options.threads());
    all.put("kernels", Kernels.best().name());
    all.put("jdk", Machine.jdk());
    all.put("cpu", Machine.cpu());
    return all;
  }

  private void print(Figure1 figure) {
    screen.print("Times faster than a dense convolution, and its time an image and speed");
    figure.panels().forEach(this::print);
    figure.remarks().forEach(screen::print);
    screen.print(
        "%s, Java %s, kernels %s, %s"
            .formatted(
                Machine.cpu(),
                Machine.jdk(),
                Kernels.best().name(),
                Text.plural(options.threads(), "thread")));
  }

  private void print(Panel panel) {
    Table table =
        Table.of(
            ">" + panel.varied().label(),
            ">" + Curve.DEPTHWISE_DIRECT.label(),
            ">" + Curve.DEPTHWISE_FOURIER.label(),
            ">" + Curve.CIRCULANT_FOURIER.label(),
            ">dense, ms",
            ">GFLOP/s",
            "by");
    for (PointResult result : panel.results()) {
      String value = Text.count(panel.varied().value(result.point()));
      switch (result) {
        case Skipped _ -> table.row(value, "-", "-", "-", "-", "-", "");
        case Measured measured ->
            table.row(
                value,
                ratio(measured, Curve.DEPTHWISE_DIRECT),
                ratio(measured, Curve.DEPTHWISE_FOURIER),
                ratio(measured, Curve.CIRCULANT_FOURIER),
                Text.decimal(measured.millis(Curve.DENSE), 3),
                Text.decimal(measured.denseGigaflops(), 0),
                measured.denseBy());
      }
    }
    screen.print("");
    screen.print(table.lines(Text.COLUMNS));
    screen.print("");
  }

  private static String ratio(Measured measured, Curve curve) {
    double ratio = measured.timesFaster(curve);
    return Text.decimal(ratio, ratio < 10 ? 2 : 1);
  }
}
