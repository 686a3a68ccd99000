package dev.morphogen.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.step.Convolution;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.onnx.OnnxExport.Normalization;
import dev.morphogen.onnx.step.OnnxSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever network there is, ONNX Runtime makes the same of an image. */
final class EveryNetworkTest {

  /** A step that is new in the list of steps must be exported too. */
  @Test
  void everyStepIsKnown() {
    assertThat(OnnxSteps.standard().names()).containsExactlyElementsOf(Steps.standard().names());
  }

  static Stream<Arguments> steps() {
    List<Arguments> all = new ArrayList<>();
    for (String step : Steps.standard().names()) {
      for (Boundary boundary : Boundary.values()) {
        for (Normalization normalization : Normalization.values()) {
          all.add(Arguments.of(step, boundary, normalization));
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyStep(String step, Boundary boundary, Normalization normalization) {
    requireSame(Models.of(step, boundary), normalization);
  }

  @ParameterizedTest
  @EnumSource
  void depthwiseConvolutionsByFourierTransform(Normalization normalization) {
    Block block =
        Block.of(3, "explicit")
            .withSteps(List.of("explicit", "linearmix", "mobilenet"))
            .withBoundary(Boundary.PERIODIC)
            .withConvolution(Convolution.FOURIER)
            .withStencil(5);
    Block tail = block.withSteps(1);
    tail = new Block(6, tail.steps(), 3, 1, Boundary.PERIODIC, Convolution.FOURIER);
    requireSame(
        Models.of(new Architecture(3, List.of(block, tail)), new Shape(8, 10, 3)), normalization);
  }

  /** Every setting differs from block to block, every step from its neighbour. */
  @ParameterizedTest
  @EnumSource
  void aMixedNetwork(Normalization normalization) {
    Block first =
        Block.of(4, "resnet")
            .withSteps(List.of("implicit", "resnet", "circulant"))
            .withStencil(5)
            .withTimeStep(0.5);
    Block second =
        Block.of(8, "explicit")
            .withSteps(List.of("explicit", "implicit-circulant", "linearmix"))
            .withBoundary(Boundary.PERIODIC)
            .withTimeStep(0.3);
    Block third = Block.of(16, "mobilenet").withSteps(List.of("mobilenet")).withStencil(1);
    requireSame(
        Models.of(new Architecture(7, List.of(first, second, third)), new Shape(13, 10, 1)),
        normalization);
  }

  /** Stencils of 11 and 23 on images of 6x4 and 3x2: they go around, and around again. */
  @ParameterizedTest
  @EnumSource
  void stencilsWiderThanTheImage(Normalization normalization) {
    List<String> all =
        List.of("explicit", "implicit", "circulant", "implicit-circulant", "linearmix");
    Block first =
        Block.of(2, "explicit")
            .withSteps(all)
            .withBoundary(Boundary.PERIODIC)
            .withStencil(11)
            .withTimeStep(0.01);
    Block second =
        Block.of(4, "explicit")
            .withSteps(all)
            .withBoundary(Boundary.PERIODIC)
            .withStencil(23)
            .withTimeStep(0.001);
    requireSame(
        Models.of(new Architecture(1, List.of(first, second)), new Shape(6, 4, 2)), normalization);
  }

  @ParameterizedTest
  @EnumSource
  void imagesOfOnePixelOrOneColumn(Normalization normalization) {
    List<String> all = List.copyOf(Steps.standard().names());
    Block zero = Block.of(3, "explicit").withSteps(all).withTimeStep(0.2);
    for (Block block : List.of(zero, zero.withBoundary(Boundary.PERIODIC))) {
      for (Shape image : List.of(new Shape(1, 1, 1), new Shape(5, 1, 1), new Shape(1, 2, 1))) {
        requireSame(Models.of(new Architecture(3, List.of(block)), image), normalization);
      }
    }
  }

  private static void requireSame(Model model, Normalization normalization) {
    Answers.requireSame(model, OnnxExport.of(model).with(normalization).toOnnx());
  }

  static Stream<Slice> slices() {
    var layout = Models.of("linearmix", Boundary.ZERO).weights().layout();
    return Stream.concat(layout.trained().stream(), layout.tracked().stream());
  }

  /** One tensor that is a fiftieth too large is seen. */
  @ParameterizedTest
  @MethodSource("slices")
  void aWrongTensorIsSeen(Slice slice) {
    Model model = Models.of("linearmix", Boundary.ZERO);
    Weights wrong = model.weights().copy();
    float[] numbers = wrong.array(slice);
    for (int i = slice.offset(); i < slice.end(); i++) {
      numbers[i] *= 1.02f;
    }
    Model other = model.with(wrong);
    OnnxModel onnx = OnnxExport.of(other).toOnnx();
    assertThatThrownBy(() -> Answers.requireSame(model, onnx))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("1.0E-4");
  }
}
