package dev.morphogen.app.bench.convolution;

import dev.morphogen.app.bench.convolution.Panel.Varied;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.data.ProgressListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Which points of Figure 1 are measured, and how long.
 *
 * @param base what a panel does not vary
 */
public record Figure1Measurement(
    ConvolutionPoint base,
    List<Integer> sides,
    List<Integer> stencils,
    List<Integer> channels,
    int threads,
    int batch,
    double seconds) {

  private static final int LARGEST = 4096;
  private static final int LARGEST_STENCIL = 255;
  private static final int LARGEST_BATCH = 1 << 16;
  private static final double LONGEST = 3600;

  /**
   * Checks the numbers.
   *
   * @throws InvalidInputException naming the option that is out of range
   */
  public Figure1Measurement {
    sides = List.copyOf(sides);
    stencils = List.copyOf(stencils);
    channels = List.copyOf(channels);
    requireBetween("--sides", 1, LARGEST, sides);
    requireBetween("--stencils", 1, LARGEST_STENCIL, stencils);
    requireBetween("--channels", 1, LARGEST, channels);
    requireBetween("--batch", 2, LARGEST_BATCH, List.of(batch));
    if (stencils.stream().anyMatch(stencil -> stencil % 2 == 0)) {
      throw new InvalidInputException("--stencils: expected odd numbers, got " + words(stencils));
    }
    if (!(seconds > 0 && seconds <= LONGEST)) {
      throw new InvalidInputException(
          "--seconds: expected more than 0 and at most 3600, got " + seconds);
    }
  }

  private static void requireBetween(String option, int least, int most, List<Integer> numbers) {
    if (numbers.stream().anyMatch(number -> number < least || number > most)) {
      throw new InvalidInputException(
          "%s: expected %d to %d, got %s".formatted(option, least, most, words(numbers)));
    }
  }

  private static String words(List<Integer> numbers) {
    return String.join(",", numbers.stream().map(String::valueOf).toList());
  }

  /** Measures, with whatever peers are present; a point that two panels share, once. */
  public Figure1 measure(ProgressListener listener) {
    List<DensePeer> peers =
        ServiceLoader.load(DensePeer.class).stream().map(ServiceLoader.Provider::get).toList();
    PointMeasurement measurement =
        new PointMeasurement(
            Kernels.best(), threads, batch, seconds, Runtime.getRuntime().maxMemory() / 2, peers);
    Set<ConvolutionPoint> points = points();
    Map<ConvolutionPoint, PointResult> results = new LinkedHashMap<>();
    for (ConvolutionPoint point : points) {
      listener.progress("convolutions", results.size(), points.size());
      results.put(point, measurement.measure(point));
    }
    List<Panel> panels = new ArrayList<>();
    for (Varied varied : Varied.values()) {
      panels.add(
          new Panel(
              varied,
              values(varied).stream()
                  .map(v -> Objects.requireNonNull(results.get(varied.point(v, base))))
                  .toList()));
    }
    return new Figure1(base, panels, batch);
  }

  private Set<ConvolutionPoint> points() {
    Set<ConvolutionPoint> points = new LinkedHashSet<>();
    for (Varied varied : Varied.values()) {
      values(varied).forEach(value -> points.add(varied.point(value, base)));
    }
    return points;
  }

  private List<Integer> values(Varied varied) {
    return switch (varied) {
      case SIDE -> sides;
      case STENCIL -> stencils;
      case CHANNELS -> channels;
    };
  }
}
