package dev.morphogen.app.bench;

import dev.morphogen.app.measure.Stopwatch;
import dev.morphogen.app.option.NetworkOptions;
import dev.morphogen.app.option.SizeText;
import dev.morphogen.app.option.ThreadOption;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.training.data.DatasetOptions.Size;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which network is measured, on batches of what, and for how long. */
final class BatchOptions {

  private static final int CHANNELS = 3;
  private static final int CLASSES = 10;
  private static final double LONGEST = 3600;

  @Mixin private final NetworkOptions network = new NetworkOptions();

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Images in a batch (default: ${DEFAULT-VALUE}).")
  private int batch = 100;

  @Option(
      names = "--size",
      paramLabel = "HxW",
      converter = SizeText.class,
      description = "Height and width of the images (default: 32x32).")
  private Size size = new Size(32, 32);

  @Mixin private final ThreadOption threads = new ThreadOption();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description = "How long to measure, warm-up aside (default: ${DEFAULT-VALUE}).")
  private double seconds = 3;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /** The network, for images of three channels in ten classes. */
  Network network() {
    Shape image = new Shape(size.height(), size.width(), CHANNELS);
    return network.architecture().network(image, CLASSES);
  }

  String networkName() {
    return network.shortName();
  }

  PlanSettings settings() {
    return PlanSettings.of(batch, threads.threads());
  }

  Stopwatch stopwatch() {
    if (!(seconds > 0 && seconds <= LONGEST)) {
      throw new InvalidInputException(
          "--seconds: expected more than 0 and at most 3600, got " + seconds);
    }
    return new Stopwatch(seconds);
  }

  void show(BatchReport report, Screen screen) {
    network.remark(screen);
    if (json) {
      screen.json(report.json());
    } else {
      screen.print(report.lines());
    }
  }
}
