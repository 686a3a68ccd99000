package dev.morphogen.djl.judge;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.weights.Weights;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The independent judge: libtorch computes the same networks through the blocks, with derivatives of its own; number by number.
 * With {@code -Dgoldens.write=true} what it says is frozen for {@link GoldenTest}.
 */
@Tag("libtorch")
final class JudgeTest {

  /** All, or those whose names match {@code -Djudge.cases}. */
  static List<Case> cases() {
    String wanted = System.getProperty("judge.cases", ".*");
    return Case.all().stream().filter(task -> task.name().matches(wanted)).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void libtorchAgrees(Case task) throws IOException {
    Weights weights = task.weights();
    Findings theirs = LibtorchNetwork.findings(task);
    Findings ours = OurNetwork.findings(task, Kernels.best());
    requireAll(task, Disagreement.of(ours, theirs, weights.layout()));
    Golden said = Golden.of(theirs, weights);
    if (Boolean.getBoolean("goldens.write")) {
      said.write(task);
    } else {
      requireAll(task, Golden.read(task).disagreement(said, weights.layout()));
    }
  }

  private static void requireAll(Case task, Map<String, Double> differences) {
    SoftAssertions softly = new SoftAssertions();
    differences.forEach((line, difference) ->
        softly
            .assertThat(difference)
            .as("%s, %s", task, line)
            .isLessThanOrEqualTo(Tolerance.of(task, line)));
    softly.assertAll();
  }
}
