package dev.morphogen.network.architecture;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.step.Convolution;
import dev.morphogen.network.step.StepSettings;
import java.util.Collections;
import java.util.List;

/**
 * A block: steps of one width, each by its name, and the settings they share. Names may differ from step to
 * step.
 */
public record Block(
    int width,
    List<String> steps,
    int stencil,
    float timeStep,
    Boundary boundary,
    Convolution convolution) {

  /** As many steps as a block may have. */
  public static final int MOST_STEPS = 1000;

  /**
   * Checks the numbers.
   *
   * @throws InvalidInputException naming the one that is out of range
   */
  public Block {
    steps = List.copyOf(steps);
    requireBetween("width", 1, StepSettings.MOST_CHANNELS, width);
    requireBetween("steps a block", 1, MOST_STEPS, steps.size());
    var _ = new StepSettings(width, stencil, timeStep, boundary, convolution); // checks the others
  }

  /** A block as in the paper: four steps of one kind, 3x3 stencils, h = 1, zeros beyond the edge, no transforms but where a step is made of them. */
  public static Block of(int width, String step) {
    return new Block(width, Collections.nCopies(4, step), 3, 1, Boundary.ZERO, Convolution.DIRECT);
  }

  /** The same with so many steps of its first step's kind. */
  public Block withSteps(int count) {
    return new Block(
        width,
        Collections.nCopies(count, steps.getFirst()),
        stencil,
        timeStep,
        boundary,
        convolution);
  }

  /** The same with these steps. */
  public Block withSteps(List<String> newSteps) {
    return new Block(width, newSteps, stencil, timeStep, boundary, convolution);
  }

  /** The same with stencils of another side. */
  public Block withStencil(int newStencil) {
    return new Block(width, steps, newStencil, timeStep, boundary, convolution);
  }

  /**
   * The same with another time step h, rounded to single precision.
   *
   * @throws InvalidInputException if it is not positive, or is zero or infinite once it is rounded
   */
  public Block withTimeStep(double newTimeStep) {
    float rounded = (float) newTimeStep;
    if (newTimeStep > 0 && (rounded == 0 || Float.isInfinite(rounded))) {
      throw new InvalidInputException(
          "timeStep: expected %s to %s, got %s"
              .formatted(Float.MIN_VALUE, Float.MAX_VALUE, newTimeStep));
    }
    return new Block(width, steps, stencil, rounded, boundary, convolution);
  }

  /** The same with another boundary. */
  public Block withBoundary(Boundary newBoundary) {
    return new Block(width, steps, stencil, timeStep, newBoundary, convolution);
  }

  /** The same with depthwise convolutions computed in another way; for Fourier transforms set the boundary first. */
  public Block withConvolution(Convolution newConvolution) {
    return new Block(width, steps, stencil, timeStep, boundary, newConvolution);
  }

  StepSettings settings() {
    return new StepSettings(width, stencil, timeStep, boundary, convolution);
  }

  static void requireBetween(String name, int least, int most, int value) {
    if (value < least || value > most) {
      throw new InvalidInputException(
          "%s: expected %d to %d, got %d".formatted(name, least, most, value));
    }
  }
}
