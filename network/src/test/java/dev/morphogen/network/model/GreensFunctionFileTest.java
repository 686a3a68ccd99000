package dev.morphogen.network.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.diffusion.GreensFunction;
import dev.morphogen.network.file.Source;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GreensFunctionFileTest {

  @TempDir Path folder;

  /** Images are 6x8, pooled to 3x4 for the second block. */
  private static Model model() {
    Block first = Block.of(2, "implicit").withSteps(List.of("linearmix", "implicit"));
    Block second = Block.of(4, "implicit-circulant").withSteps(1);
    return Models.of(new Architecture(3, List.of(first, second)), 9);
  }

  @Test
  void holdsAnImageAChannelOfEveryImplicitStep() {
    List<GreensFunction> functions = model().greensFunctions();
    Path file = folder.resolve("new/greens.safetensors");
    GreensFunctionFile.write(functions, file);
    WeightLayout.Builder layout = WeightLayout.builder();
    Slice depthwise = layout.slice("blocks.0.steps.1.greens_function", Role.CONVOLUTION, 2, 6, 8);
    Slice circulant = layout.slice("blocks.1.steps.0.greens_function", Role.CONVOLUTION, 4, 3, 4);
    Weights read = SafetensorsReader.read(Source.of(file), layout.build());
    assertThat(read.trained()[depthwise.offset() + (1 * 6 + 3) * 8 + 5])
        .isEqualTo((float) functions.get(0).at(3, 5, 1));
    assertThat(read.trained()[circulant.offset() + (2 * 3 + 1) * 4 + 3])
        .isEqualTo((float) functions.get(1).at(1, 3, 2));
    assertThat(read.trained()[depthwise.offset() + 3 * 8 + 4])
        .as("most stays at the middle")
        .isGreaterThan(0.1f);
  }

  @Test
  void theNextTakesThePlaceOfTheFormer() throws IOException {
    List<GreensFunction> functions = model().greensFunctions();
    Path file = folder.resolve("greens.safetensors");
    GreensFunctionFile.write(functions, file);
    byte[] former = Files.readAllBytes(file);
    GreensFunctionFile.write(functions.subList(0, 1), file);
    assertThat(Files.readAllBytes(file)).isNotEqualTo(former);
    GreensFunctionFile.write(functions, file);
    assertThat(file).hasBinaryContent(former);
  }

  /** Python writes tensors in the order of their names, a model's from {@code blocks.…} on. */
  @ParameterizedTest
  @ValueSource(strings = {Model.CONFIG, Model.TENSORS, "all", "python", "short"})
  void aFileOfAnotherKindStays(String name) throws IOException {
    Model model = model();
    model.save(folder);
    ModelFile.write(model, folder.resolve("all"));
    WeightLayout.Builder layout = WeightLayout.builder();
    layout.slice("blocks.0.connecting.norm.bias", Role.NORMALIZATION, 2);
    try (OutputStream out = Files.newOutputStream(folder.resolve("python"))) {
      SafetensorsWriter.write(Weights.zeros(layout.build()), out);
    }
    Files.writeString(folder.resolve("short"), "precious");
    Path file = folder.resolve(name);
    byte[] before = Files.readAllBytes(file);
    assertRefused(file, () -> GreensFunctionFile.requireReplaceable(file));
    assertRefused(file, () -> GreensFunctionFile.write(model.greensFunctions(), file));
    assertThat(file).hasBinaryContent(before);
  }

  private static void assertRefused(Path file, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "%s: expected a new file or an earlier file of Green's functions, got another file: give the file of Green's functions another name"
                .formatted(file));
  }
}
