package dev.morphogen.app.bench;

import dev.morphogen.app.bench.convolution.ConvolutionPoint;
import dev.morphogen.app.bench.convolution.Figure1Measurement;
import dev.morphogen.app.option.ThreadOption;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which points of Figure 1 are measured, and how long. */
public final class Figure1Options {

  @Option(
      names = "--sides",
      paramLabel = "N,N",
      split = ",",
      description = "Sides of the images of the first panel (default: ${DEFAULT-VALUE}).",
      defaultValue = "16,32,64,128,256")
  private List<Integer> sides = List.of();

  @Option(
      names = "--stencils",
      paramLabel = "N,N",
      split = ",",
      description = "Sides of the stencils of the second, odd (default: ${DEFAULT-VALUE}).",
      defaultValue = "3,5,7")
  private List<Integer> stencils = List.of();

  @Option(
      names = "--channels",
      paramLabel = "N,N",
      split = ",",
      description = "Channels of the third (default: ${DEFAULT-VALUE}).",
      defaultValue = "64,128,256,512,1024")
  private List<Integer> channels = List.of();

  @Option(
      names = "--batch",
      paramLabel = "N",
      description =
          "Images in a turn at most, but two a thread at least; fewer where time or memory would not do (default: ${DEFAULT-VALUE}).")
  private int batch = 64;

  @Mixin private final ThreadOption threads = new ThreadOption();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      description =
          "For each point, a third of it to warm up; three rounds at least (default: ${DEFAULT-VALUE}).")
  private double seconds = 8;

  /** The measurement they ask for. */
  public Figure1Measurement measurement() {
    return new Figure1Measurement(
        ConvolutionPoint.PAPER, sides, stencils, channels, threads(), batch, seconds);
  }

  /** How many threads. */
  public int threads() {
    return threads.threads();
  }
}
