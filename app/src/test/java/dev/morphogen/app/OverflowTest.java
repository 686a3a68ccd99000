package dev.morphogen.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.model.Model;
import dev.morphogen.network.weights.Weights;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A network whose numbers are beyond what a float holds has no answers, and whoever tests it hears of it. */
final class OverflowTest {

  @TempDir Path folder;

  @Test
  void howManyImagesHaveNoAnswerIsSaid() {
    Path good = folder.resolve("good");
    Path bad = folder.resolve("bad");
    Typed.run("train", Typed.TINY, "--out", good).done();
    Model model = Model.load(good);
    Weights weights = model.weights().copy();
    for (int i = 0; i < weights.trained().length; i++) {
      weights.trained()[i] *= 1e30f;
    }
    model.with(weights).save(bad);

    assertThat(withoutAnswer("evaluate", good)).isZero();
    assertThat(withoutAnswer("evaluate", bad)).isEqualTo(40);
    assertThat(tested("evaluate", bad).get("loss").isNull()).isTrue();
    assertThat(tested("evaluate", good).get("loss").isNumber()).isTrue();
    assertThat(Typed.run("evaluate", "--model", bad, "--limit", 40).done().out())
        .contains("\nNo answer to 40 images, as the network overflows; ");
    assertThat(withoutAnswer("report", good)).isZero();
    assertThat(withoutAnswer("report", bad)).isEqualTo(40);
    assertThat(bad.resolve("report.html"))
        .content()
        .contains("has no answer to 40 test images")
        .doesNotContain("every test image was recognised");
  }

  private static int withoutAnswer(String command, Path model) {
    return tested(command, model).get("withoutAnswer").intValue();
  }

  private static JsonNode tested(String command, Path model) {
    return Typed.run(command, "--model", model, "--data", "sample", "--limit", 40, "--json")
        .done()
        .json();
  }
}
