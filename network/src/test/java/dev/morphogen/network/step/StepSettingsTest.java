package dev.morphogen.network.step;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.InvalidInputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepSettingsTest {

  /** With a negative h, training and inference would be two different functions. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0     | 3   | 1        | ZERO | DIRECT  | channels: expected 1 to 16384, got 0
          16385 | 3   | 1        | ZERO | DIRECT  | channels: expected 1 to 16384, got 16385
          4     | 0   | 1        | ZERO | DIRECT  | stencil: expected 1 to 255, got 0
          4     | 257 | 1        | ZERO | DIRECT  | stencil: expected 1 to 255, got 257
          4     | 4   | 1        | ZERO | DIRECT  | stencil: expected an odd size, got 4
          4     | 3   | -0.5     | ZERO | DIRECT  | timeStep: expected a positive number, got -0.5
          4     | 3   | 0        | ZERO | DIRECT  | timeStep: expected a positive number, got 0.0
          4     | 3   | NaN      | ZERO | DIRECT  | timeStep: expected a positive number, got NaN
          4     | 3   | Infinity | ZERO | DIRECT  | timeStep: expected a positive number, got Infinity
          4     | 3   | 1        | ZERO | FOURIER | convolution: expected boundary periodic for fourier, got zero
          """)
  void whatNoStepCanWorkWithIsRefused(
      int channels,
      int stencil,
      float timeStep,
      Boundary boundary,
      Convolution convolution,
      String sentence) {
    assertThatThrownBy(() -> new StepSettings(channels, stencil, timeStep, boundary, convolution))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence);
  }
}
