package dev.morphogen.djl.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.testing.KernelSets;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our kernels in small networks against what libtorch said once: logits, losses, every gradient, ten steps of both optimizers. */
@Tag("golden")
final class GoldenTest {

  static List<Case> small() {
    return Case.small();
  }

  @ParameterizedTest
  @MethodSource("small")
  void referenceKernelsAgreeWithLibtorch(Case task) throws IOException {
    requireAgreement(task, Kernels.reference());
  }

  @ParameterizedTest
  @MethodSource("small")
  void vectorKernelsAgreeWithLibtorch(Case task) throws IOException {
    requireAgreement(task, KernelSets.vector());
  }

  static void requireAgreement(Case task, Kernels kernels) throws IOException {
    Weights weights = task.weights();
    Golden ours = Golden.of(OurNetwork.findings(task, kernels), weights);
    SoftAssertions softly = new SoftAssertions();
    Golden.read(task)
        .disagreement(ours, weights.layout())
        .forEach((line, difference) ->
            softly
                .assertThat(difference)
                .as("%s, %s, %s", task, kernels.name(), line)
                .isLessThanOrEqualTo(Tolerance.of(task, line)));
    softly.assertAll();
  }

  /** What the tolerances are for: each slice's gradient one percent too large, in every small network. */
  @ParameterizedTest
  @MethodSource("small")
  void aGradientThatIsOnePercentOffIsFound(Case task) throws IOException {
    Weights weights = task.weights();
    WeightLayout layout = weights.layout();
    Golden golden = Golden.read(task);
    Findings right = OurNetwork.findings(task, Kernels.best());
    double all = Tolerance.norm(right.gradient(), 0, layout.trainedSize());
    int vanished = 0;
    for (Slice slice : layout.trained()) {
      String line = Golden.GRADIENT + slice.name();
      Golden broken =
          Golden.of(right.withGradient(onePercentMore(right.gradient(), slice)), weights);
      double norm = Tolerance.norm(right.gradient(), slice.offset(), slice.end());
      if (norm < Tolerance.leastNorm(all, slice, layout)) {
        vanished++;
        continue;
      }
      assertThat(golden.disagreement(broken, layout).get(line))
          .as("%s, %s", task, line)
          .isGreaterThan(5 * Tolerance.of(task, line));
    }
    // Shifts, and MobileNet's scales, of which a normalization that follows leaves next to nothing.
    assertThat(vanished).isLessThanOrEqualTo(layout.trained().size() / 5);
  }

  private static float[] onePercentMore(float[] gradient, Slice slice) {
    float[] wrong = gradient.clone();
    for (int i = slice.offset(); i < slice.end(); i++) {
      wrong[i] *= 1.01f;
    }
    return wrong;
  }

  @Test
  void whatIsNoNumberIsFound() throws IOException {
    Case task = Case.small().getFirst();
    Golden golden = Golden.read(task);
    Golden spoilt = Golden.read(task);
    spoilt.lines().get("d classifier.bias")[1] = Double.NaN;
    double difference =
        golden.disagreement(spoilt, task.weights().layout()).get("d classifier.bias");
    assertThat(difference <= Tolerance.of(task, "d classifier.bias")).isFalse();
  }
}
