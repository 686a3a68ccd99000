package dev.morphogen.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.json.JsonPlace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecipeTest {

  /** docs/rulings.md, 14. */
  @Test
  void thePapersRecipe() {
    assertThat(Recipe.named("paper").toMap())
        .hasToString(
            "{name=paper, epochs=300, batch=100, optimizer={kind=adam, beta1=0.9, beta2=0.999,"
                + " epsilon=1.0E-8, decay=0.0}, learningRate={kind=halving, peak=0.01, every=60},"
                + " augmentation={flip=random, padding=0.125, border=black, smallestArea=0.5,"
                + " cutout=0.0, trivialAugment=0.0}, smoothing=0.0, average=0.0, distillation={weight=0.9, temperature=2.0}}");
  }

  /** docs/recipes.md has why. */
  @Test
  void theFastRecipe() {
    assertThat(Recipe.named("fast").toMap())
        .hasToString(
            "{name=fast, epochs=10, batch=64, optimizer={kind=muon, momentum=0.9, decay=5.0E-4,"
                + " matrixRate=0.5, stencilRate=0.2}, learningRate={kind=one-cycle, peak=0.1,"
                + " warmUp=0.2, last=0.0}, augmentation={flip=alternating, padding=0.0625,"
                + " border=reflect, smallestArea=1.0, cutout=0.0, trivialAugment=0.0},"
                + " smoothing=0.0, average=0.0, distillation={weight=0.9, temperature=2.0}}");
  }

  @Test
  void recipesByName() {
    assertThat(Recipe.named("fast")).isEqualTo(Recipe.fast());
    assertThatThrownBy(() -> Recipe.named("slow"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("recipe: expected one of fast, paper, got 'slow'");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 50_001})
  void epochsOutOfRange(int epochs) {
    assertThatThrownBy(() -> Recipe.fast().withEpochs(epochs))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("epochs: expected 1 to 50000, got " + epochs);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65537})
  void batchesOutOfRange(int batch) {
    assertThatThrownBy(() -> Recipe.fast().withBatch(batch))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("batch: expected 2 to 65536 images, got " + batch);
  }

  @Test
  void numbersOutOfRange() {
    assertThatThrownBy(() -> Recipe.fast().withSmoothing(1))
        .hasMessage("smoothing: expected a number from 0 up to but not 1, got 1.0");
    assertThatThrownBy(() -> Recipe.fast().withAverage(Double.NaN))
        .hasMessage("average: expected a number from 0 up to but not 1, got NaN");
    assertThatThrownBy(() -> Recipe.fast().withLearningRate(Double.NaN))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void aRecipeFromBeforeThereWasANumberIsAsIfItWereZero(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("old.json");
    String now = new String(JsonPlace.write(Recipe.fast().toMap()), StandardCharsets.UTF_8);
    String before =
        now.replaceAll(",\\s*\"(cutout|trivialAugment|stencilRate)\"\\s*:\\s*[0-9.]+", "");
    assertThat(before).doesNotContain("cutout", "trivialAugment", "stencilRate");
    Files.writeString(file, before);
    assertThat(Recipe.read(file)).isEqualTo(Recipe.fast().with("optimizer.stencilRate", "0"));
  }

  @Test
  void changesAsTheyAreTyped() {
    assertThat(Recipe.fast().with(List.of("smoothing=0.1", "optimizer=nesterov", "name=a=b")))
        .isEqualTo(
            Recipe.fast()
                .with("smoothing", "0.1")
                .with("optimizer", "nesterov")
                .with("name", "a=b"));
    for (String wrong : List.of("smoothing", "=0.1", "")) {
      assertThatThrownBy(() -> Recipe.fast().with(List.of(wrong)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "recipe: expected PLACE=VALUE such as smoothing=0.1, got '%s'".formatted(wrong));
    }
  }

  @Test
  void aNameThatNoFileCanHaveIsOneSentence() {
    assertThatThrownBy(() -> Recipe.of("a\0b"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "recipe: expected fast, paper or a recipe's file, got 'a\0b' (Nul character not allowed)");
  }
}
