package dev.morphogen.app.report;

import dev.morphogen.app.page.Axis;
import dev.morphogen.app.page.Line;
import dev.morphogen.app.page.LineChart;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The curves of one training. */
record Curves(List<EpochMetrics> epochs) {

  private static final int TEST = 0;
  private static final int TRAINING = 1;

  /** Stands below the charts of losses. */
  static final String LOSSES =
      "The training loss is that of the varied images, with label smoothing and teachers as the recipe says; the test loss is the plain cross-entropy.";

  /** The colour of the ink. */
  private static final int LIMIT = 7;

  List<LineChart> charts() {
    return List.of(
        chart("Loss", "loss", "")
            .add(line("test", EpochMetrics::testLoss).coloured(TEST))
            .add(line("training", EpochMetrics::loss).coloured(TRAINING).dashes()),
        chart("Accuracy", "right", "%")
            .add(percent("test", EpochMetrics::testAccuracy).coloured(TEST))
            .add(percent("training", EpochMetrics::accuracy).coloured(TRAINING).dashes()),
        chart("Learning rate", "at the epoch’s end", "")
            .add(line("learning rate", EpochMetrics::learningRate)),
        chart("Time of an epoch", "training and test", "s")
            .add(line("time", EpochMetrics::seconds)));
  }

  /** h·λmax of each step, and λmax where that is another; none without diffusing steps. */
  List<LineChart> stability() {
    if (steps().findAny().isEmpty()) {
      return List.of();
    }
    String bound =
        steps().anyMatch(s -> Boolean.TRUE.equals(s.upperBound())) ? " (upper bound)" : "";
    LineChart product = steps("h·λmax", bound, StepMetrics::timesTimeStep);
    steps()
        .map(StepMetrics::limit)
        .flatMap(Stream::ofNullable)
        .findFirst()
        .ifPresent(limit ->
            product.add(
                line("limit of an explicit step", epoch -> limit).coloured(LIMIT).dashes()));
    boolean equal = steps().allMatch(s -> Objects.equals(s.lambdaMax(), s.timesTimeStep()));
    return equal
        ? List.of(product)
        : List.of(product, steps("λmax", bound, StepMetrics::lambdaMax));
  }

  /** A number of each step over the epochs, in a line with the step's name. */
  private LineChart steps(String what, String bound, Function<StepMetrics, @Nullable Double> of) {
    LineChart chart =
        new LineChart(what + " of each step", Axis.of("epoch"), Axis.of(what + bound).log());
    steps()
        .map(StepMetrics::layer)
        .distinct()
        .forEach(layer -> chart.add(line(layer, epoch -> of(epoch, layer, of))));
    return chart;
  }

  private static @Nullable Double of(
      EpochMetrics epoch, String layer, Function<StepMetrics, @Nullable Double> of) {
    for (StepMetrics step : epoch.stability()) {
      if (step.layer().equals(layer)) {
        return of.apply(step);
      }
    }
    return null;
  }

  private Stream<StepMetrics> steps() {
    return epochs.stream().flatMap(epoch -> epoch.stability().stream());
  }

  private static LineChart chart(String title, String y, String unit) {
    return new LineChart(title, Axis.of("epoch"), Axis.of(y, unit));
  }

  private Line line(String name, Function<EpochMetrics, @Nullable Double> of) {
    return Line.of(name, x(), epochs.stream().mapToDouble(e -> Numbers.of(of.apply(e))).toArray());
  }

  private Line percent(String name, Function<EpochMetrics, @Nullable Double> of) {
    return Line.of(
        name, x(), epochs.stream().mapToDouble(e -> 100 * Numbers.of(of.apply(e))).toArray());
  }

  private double[] x() {
    return epochs.stream().mapToDouble(EpochMetrics::epoch).toArray();
  }
}
