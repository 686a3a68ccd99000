package dev.morphogen.network.step;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.layer.FourierStencilWeights;
import dev.morphogen.network.layer.LinearOperator;
import dev.morphogen.network.layer.StencilWeights;
import dev.morphogen.network.weights.WeightLayout;
import java.util.Locale;

/**
 * What a step may be told: its channels, the side of its stencils, the time step h, what stencils see
 * beyond the edge, how depthwise convolutions are computed. A step takes from it what it has a use for.
 */
public record StepSettings(
    int channels, int stencil, float timeStep, Boundary boundary, Convolution convolution) {

  /** As many channels as a step may have. */
  public static final int MOST_CHANNELS = 1 << 14;

  private static final int LARGEST_STENCIL = 255;

  /**
   * Checks the numbers.
   *
   * @throws InvalidInputException naming the one that is out of range
   */
  public StepSettings {
    requireBetween("channels", MOST_CHANNELS, channels);
    requireBetween("stencil", LARGEST_STENCIL, stencil);
    if (stencil % 2 == 0) {
      throw new InvalidInputException("stencil: expected an odd size, got " + stencil);
    }
    if (!Float.isFinite(timeStep) || timeStep <= 0) {
      throw new InvalidInputException("timeStep: expected a positive number, got " + timeStep);
    }
    if (convolution == Convolution.FOURIER && boundary != Boundary.PERIODIC) {
      throw new InvalidInputException(
          "convolution: expected boundary periodic for fourier, got "
              + boundary.name().toLowerCase(Locale.ROOT));
    }
  }

  private static void requireBetween(String name, int most, int value) {
    if (value < 1 || value > most) {
      throw new InvalidInputException("%s: expected 1 to %d, got %d".formatted(name, most, value));
    }
  }

  /** The depthwise convolution that these settings describe; takes its slice from {@code layout}. */
  public LinearOperator depthwise(WeightLayout.Builder layout) {
    return switch (convolution) {
      case DIRECT -> new StencilWeights(layout, channels, stencil, boundary);
      case FOURIER -> new FourierStencilWeights(layout, channels, stencil);
    };
  }
}
