package dev.morphogen.network.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.step.Convolution;
import dev.morphogen.network.step.ExplicitFourierStep;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.WeightLayout;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

  @Test
  void aNetworkOfOnesOwnIsAFewLines() {
    Block narrow = Block.of(8, "explicit").withSteps(2).withStencil(5).withTimeStep(0.5);
    Block mixed =
        Block.of(16, "explicit")
            .withSteps(List.of("linearmix", "mobilenet", "explicit"))
            .withBoundary(Boundary.PERIODIC);
    Network network = new Architecture(3, List.of(narrow, mixed)).network(new Shape(12, 10, 1), 7);
    assertThat(network.layers().stream().map(layer -> layer.name()))
        .containsExactly(
            "opening",
            "blocks.0.steps.0",
            "blocks.0.steps.1",
            "blocks.0.connecting",
            "blocks.1.steps.0",
            "blocks.1.steps.1",
            "blocks.1.steps.2",
            "blocks.1.connecting",
            "classifier");
    assertThat(network.outputShape()).isEqualTo(new Shape(1, 1, 7));
    assertThat(network.slices(1).getFirst().shape()).containsExactly(8, 1, 5, 5);
  }

  /** Of whatever shape: a grey image's opening has one input channel, a stencil may be a single number. */
  @ParameterizedTest
  @CsvSource({"1, 3", "3, 3", "1, 1", "3, 1"})
  void whatWorksChannelByChannelIsAStencilAllOtherConvolutionsAreMatrices(int channels, int side) {
    Shape image = new Shape(6, 6, channels);
    for (String step : Steps.standard().names()) {
      for (Convolution convolution : Convolution.values()) {
        Block block = Block.of(4, step).withSteps(1).withStencil(side);
        Block periodic = block.withBoundary(Boundary.PERIODIC).withConvolution(convolution);
        WeightLayout layout = new Architecture(5, List.of(periodic)).network(image, 2).layout();
        assertThat(layout.trained())
            .as(step)
            .allSatisfy(slice -> {
              if (!slice.name().contains("norm") && !slice.name().startsWith("classifier")) {
                assertThat(slice.role())
                    .as(slice.name())
                    .isEqualTo(slice.name().contains("stencil") ? Role.STENCIL : Role.CONVOLUTION);
              }
            });
      }
    }
  }

  @Test
  void widthsMustDouble() {
    assertThatThrownBy(() -> Architecture.of("explicit", List.of(8, 16, 24)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("widths: expected each block to double the one before, got 8, 16, 24");
  }

  @Test
  void unknownStepsAreNamed() {
    assertThatThrownBy(() -> Architecture.of("explict", List.of(8)).network(new Shape(8, 8, 3), 10))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("step: expected one of resnet, mobilenet, linearmix, explicit")
        .hasMessageEndingWith("got 'explict'");
  }

  @Test
  void imagesTooSmallForTheBlocksAreRefused() {
    assertThatThrownBy(
            () -> Architecture.of("explicit", List.of(8, 16, 32)).network(new Shape(3, 9, 3), 10))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "blocks.1.connecting: expected an image of at least 2x2 pixels, got 1x4x16; use a"
                + " larger image or fewer blocks");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4, 3, 1, 'width: expected 1 to 16384, got 0'",
    "8, 0, 3, 1, 'steps a block: expected 1 to 1000, got 0'",
    "8, 4, 4, 1, 'stencil: expected an odd size, got 4'",
    "8, 4, -1, 1, 'stencil: expected 1 to 255, got -1'",
    "8, 4, 3, 0, 'timeStep: expected a positive number, got 0.0'",
    "8, 4, 3, NaN, 'timeStep: expected a positive number, got NaN'",
    "8, 4, 3, -0.5, 'timeStep: expected a positive number, got -0.5'",
    "8, 4, 3, 1e-60, 'timeStep: expected 1.4E-45 to 3.4028235E38, got 1.0E-60'",
    "8, 4, 3, 1e60, 'timeStep: expected 1.4E-45 to 3.4028235E38, got 1.0E60'",
  })
  void absurdNumbersAreRefused(
      int width, int steps, int stencil, double timeStep, String sentence) {
    assertThatThrownBy(() ->
            Block.of(width, "explicit")
                .withSteps(steps)
                .withStencil(stencil)
                .withTimeStep(timeStep))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence);
  }

  @Test
  void fourierTransformsNeedAPeriodicBoundary() {
    Block zero = Block.of(8, "explicit");
    assertThatThrownBy(() -> zero.withConvolution(Convolution.FOURIER))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("convolution: expected boundary periodic for fourier, got zero");
    Block periodic = zero.withBoundary(Boundary.PERIODIC).withConvolution(Convolution.FOURIER);
    Network network = new Architecture(5, List.of(periodic)).network(new Shape(6, 6, 3), 4);
    assertThat(network.layers().get(1)).isInstanceOf(ExplicitFourierStep.class);
  }

  @Test
  void aSpecNeedsTwoClasses() {
    assertThatThrownBy(() ->
            new NetworkSpec(
                Architecture.of("explicit", List.of(8)), new Shape(8, 8, 3), List.of("cat")))
        .hasMessage("classes: expected at least 2, got 1");
  }
}
