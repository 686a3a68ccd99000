package dev.morphogen.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.json.JsonPlace;
import dev.morphogen.training.optimizer.MuonSettings;
import dev.morphogen.training.schedule.Halving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecipeJsonTest {

  @TempDir Path folder;

  private Path write(Map<String, Object> value) throws IOException {
    return Files.write(folder.resolve("config.json"), JsonPlace.write(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast", "paper"})
  void whatIsWrittenIsReadAgain(String name) throws IOException {
    Recipe recipe = Recipe.named(name).with("optimizer", "muon").with("average", "0.99");
    assertThat(Recipe.read(write(recipe.toMap()))).isEqualTo(recipe);
  }

  @Test
  void aModelsFolderGivesTheRecipeThatTrainedIt() throws IOException {
    Recipe recipe = Recipe.paper().withEpochs(7);
    write(Map.of("classes", 3, "provenance", Map.of("recipe", recipe.toMap())));
    assertThat(Recipe.read(folder)).isEqualTo(recipe);
  }

  @Test
  void everyValueCanBeReplaced() {
    Recipe recipe =
        Recipe.fast()
            .with("epochs", "30")
            .with("optimizer", "muon")
            .with("optimizer.matrixRate", "0.3")
            .with("learningRate", "halving")
            .with("learningRate.every", "4")
            .with("augmentation.border", "black")
            .with("smoothing", "0.1");
    assertThat(recipe.epochs()).isEqualTo(30);
    assertThat(recipe.optimizer()).isEqualTo(new MuonSettings(0.9, 5e-4, 0.3, 0.2));
    assertThat(recipe.learningRate()).isEqualTo(new Halving(0.01, 4));
    assertThat(recipe.augmentation().border()).hasToString("BLACK");
    assertThat(recipe.smoothing()).isEqualTo(0.1);
    assertThat(recipe.batch()).isEqualTo(Recipe.fast().batch());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          optimizer.momentun | 0.9 | recipe: expected one of momentum, decay, matrixRate, stencilRate, got 'optimizer.momentun'
          nothing | 1 | recipe: expected one of name, epochs, batch, optimizer, learningRate, augmentation, smoothing, average, distillation, got 'nothing'
          augmentation | 1 | recipe: expected one of name, epochs, batch, optimizer, learningRate, augmentation, smoothing, average, distillation, got 'augmentation'
          optimizer | sgd | recipe: optimizer: expected one of adam, muon, nesterov, got 'sgd'
          optimizer.kind | adam | recipe: expected optimizer=KIND, got optimizer.kind=…
          epochs | 2.5 | recipe: epochs: expected a whole number, got 2.5
          epochs | many | recipe: epochs: expected a number, got 'many'
          augmentation.flip | up | recipe: augmentation.flip: expected one of none, random, alternating, got "up"
          batch | 1 | recipe: batch: expected 2 to 65536 images, got 1
          """)
  void aWrongEditIsOneSentence(String place, String value, String sentence) {
    assertThatThrownBy(() -> Recipe.fast().with(place, value))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence);
  }

  @Test
  void aWrongFileIsOneSentence() throws IOException {
    Map<String, Object> map = Recipe.fast().toMap();
    map.put("epoch", 3);
    Path file = write(map);
    assertThatThrownBy(() -> Recipe.read(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            file
                + ": expected the fields name, epochs, batch, optimizer, learningRate, augmentation, smoothing,"
                + " average, distillation, got 'epoch'");
    map.remove("epoch");
    map.put("learningRate", Map.of("kind", "halving", "peak", 0.01, "every", 60, "warmup", 0.2));
    write(map);
    assertThatThrownBy(() -> Recipe.read(file))
        .hasMessage(file + ": learningRate: expected the fields kind, peak, every, got 'warmup'");
    map.remove("learningRate");
    map.put("learningRate", Halving.standard().toMap());
    map.remove("batch");
    write(map);
    assertThatThrownBy(() -> Recipe.read(file))
        .hasMessage(file + ": batch: expected a value, it is missing");
    assertThatThrownBy(() -> Recipe.read(folder.resolve("none.json")))
        .hasMessage(folder.resolve("none.json") + ": expected a file, it is missing");
  }
}
