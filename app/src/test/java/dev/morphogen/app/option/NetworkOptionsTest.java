package dev.morphogen.app.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.Typed;
import dev.morphogen.network.Shape;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.step.Steps;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

final class NetworkOptionsTest {

  private static final Shape IMAGE = new Shape(8, 8, 1);
  private static final int CLASSES = 20; // two ways to compute a number may give the same bits

  static Set<String> steps() {
    return Steps.standard().names();
  }

  private static NetworkOptions options(String step, String... more) {
    NetworkOptions options = new NetworkOptions();
    String[] small = {"--step", step, "--widths", "4", "--steps-per-block", "1"};
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs(Stream.of(small, more).flatMap(Stream::of).toArray(String[]::new));
    return options;
  }

  private static float[] answer(NetworkOptions options) {
    Network network = options.architecture().network(IMAGE, CLASSES);
    float[] image = new float[IMAGE.size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = i % 7 - 3;
    }
    float[] output = new float[CLASSES];
    new InferencePlan(network, network.initialWeights(1), PlanSettings.of(1, 1))
        .run(image, 1, output);
    return output;
  }

  @ParameterizedTest
  @MethodSource("steps")
  void whatIsSaidToChangeNothingChangesNothing(String step) {
    NetworkOptions timed = options(step, "--time-step", "0.5");
    assertThat(timed.withoutEffect())
        .hasSize(Arrays.equals(answer(timed), answer(options(step))) ? 1 : 0);
    NetworkOptions direct = options(step, "--boundary", "periodic");
    NetworkOptions fourier = options(step, "--boundary", "periodic", "--convolution", "fourier");
    assertThat(fourier.withoutEffect())
        .hasSize(Arrays.equals(answer(fourier), answer(direct)) ? 1 : 0);
    assertThat(direct.withoutEffect()).isEmpty();
    assertThat(Arrays.equals(answer(direct), answer(options(step))))
        .isFalse(); // connecting layers ask
  }

  @Test
  void itIsALineOnStandardError() {
    assertThat(Typed.run("summary", "--time-step", 0.5).done().err())
        .isEqualTo(
            "morphogen: --time-step changes nothing for steps of the kind linearmix, only for explicit, implicit, circulant, implicit-circulant\n");
    assertThat(Typed.run("summary", "--time-step", 0.5, "--step", "implicit").done().err())
        .isEmpty();
  }
}
