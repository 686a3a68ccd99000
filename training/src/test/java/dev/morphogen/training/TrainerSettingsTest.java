package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.architecture.NetworkSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said before any data is read. */
final class TrainerSettingsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1025})
  void absurdNumbersOfThreadsAreRejected(int threads) {
    Trainer trainer = Trainer.of(ToyData.spec("linearmix"), ToyData.recipe(1));
    assertThatThrownBy(() -> trainer.threads(threads))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("threads: expected 1 to 1024, got " + threads);
  }

  @Test
  void classesOfOneNameAreRejected() {
    NetworkSpec toy = ToyData.spec("linearmix");
    NetworkSpec spec = new NetworkSpec(toy.architecture(), toy.input(), List.of("a", "b", "a"));
    assertThatThrownBy(() -> Trainer.of(spec, ToyData.recipe(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("classes: expected one class a name, got two of 'a'");
  }
}
