package dev.morphogen.network.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.diffusion.GreensFunction;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GreensFunctionFileTest {

  @TempDir Path folder;

  /** Images are 6x8, pooled to 3x4 for the second block. */
  @Test
  void holdsAnImageAChannelOfEveryImplicitStep() {
    Block first = Block.of(2, "implicit").withSteps(List.of("linearmix", "implicit"));
    Block second = Block.of(4, "implicit-circulant").withSteps(1);
    Model model = Models.of(new Architecture(3, List.of(first, second)), 9);
    List<GreensFunction> functions = model.greensFunctions();
    Path file = folder.resolve("new/greens.safetensors");
    GreensFunctionFile.write(functions, file);
    WeightLayout.Builder layout = WeightLayout.builder();
    Slice depthwise = layout.slice("blocks.0.steps.1.greens_function", Role.CONVOLUTION, 2, 6, 8);
    Slice circulant = layout.slice("blocks.1.steps.0.greens_function", Role.CONVOLUTION, 4, 3, 4);
    Weights read = SafetensorsReader.read(file, layout.build());
    assertThat(read.trained()[depthwise.offset() + (1 * 6 + 3) * 8 + 5])
        .isEqualTo((float) functions.get(0).at(3, 5, 1));
    assertThat(read.trained()[circulant.offset() + (2 * 3 + 1) * 4 + 3])
        .isEqualTo((float) functions.get(1).at(1, 3, 2));
    assertThat(read.trained()[depthwise.offset() + 3 * 8 + 4])
        .as("most stays at the middle")
        .isGreaterThan(0.1f);
  }
}
