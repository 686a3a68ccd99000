package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.diffusion.Stability;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.report.EpochReport;
import dev.morphogen.training.report.StabilityReport;
import dev.morphogen.training.report.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StabilityWatchTest {

  private static final ImageDataset DATA = ToyData.of(63, 30);

  private final List<StabilityReport> reports = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Network network = ToyData.spec("explicit").network();
  private final Weights weights = Weights.zeros(network.layout());
  private final StabilityWatch watch =
      new StabilityWatch(
          network,
          List.of(
              new TrainingListener() {
                @Override
                public void onWarning(String sentence) {
                  warnings.add(sentence);
                }
              }));

  /** A stencil that is its centre alone: λmax is the centre's square, whatever the boundary. */
  private void lambda(int block, int channel, double lambda) {
    String name = "blocks.%d.steps.0.stencil.weight".formatted(block);
    Slice stencils =
        network.layout().trained().stream().filter(s -> s.name().equals(name)).findFirst().get();
    weights.trained()[stencils.offset() + 9 * channel + 4] = (float) Math.sqrt(lambda);
  }

  private String only() {
    assertThat(warnings).hasSize(1);
    return warnings.removeFirst();
  }

  @Test
  void saysThatAStepIsNearItsLimitThenBeyondItThenThatItDoubled() {
    lambda(0, 3, 1.7);
    watch.check(0, weights);
    assertThat(warnings).isEmpty();
    lambda(0, 3, 1.85);
    watch.check(1, weights);
    assertThat(only())
        .isEqualTo(
            "blocks.0.steps.0: h*lambda_max is up to 1.85 in channel 3, near 2, the limit of an explicit step:"
                + " it may grow beyond; a smaller time step or an implicit step would not");
    lambda(0, 3, 1.95);
    watch.check(2, weights);
    assertThat(warnings).isEmpty();
    lambda(0, 3, 3);
    watch.check(3, weights);
    assertThat(only())
        .isEqualTo(
            "blocks.0.steps.0: h*lambda_max is up to 3.00 in channel 3, beyond 2, the limit of an explicit step"
                + " (1 of 2 steps are): if the loss blows up, take a time step of at most 0.66 or an implicit step");
    lambda(0, 3, 5.9);
    watch.check(4, weights);
    assertThat(warnings).isEmpty();
    lambda(0, 3, 6.1);
    watch.check(5, weights);
    assertThat(only())
        .startsWith("blocks.0.steps.0: h*lambda_max is up to 6.10 in channel 3, beyond 2");
  }

  @Test
  void namesTheWorstOfThoseThatAreNews() {
    lambda(0, 1, 1.9);
    lambda(1, 5, 441);
    watch.check(0, weights);
    assertThat(only())
        .isEqualTo(
            "blocks.1.steps.0: h*lambda_max is up to 441 in channel 5, beyond 2, the limit of an explicit step"
                + " (1 of 2 steps are): if the loss blows up, take a time step of at most 0.0045 or an implicit step");
    watch.check(1, weights);
    assertThat(warnings).isEmpty();
    lambda(0, 1, 2.5);
    watch.check(2, weights);
    assertThat(only())
        .startsWith("blocks.0.steps.0: h*lambda_max is up to 2.50")
        .contains("(2 of 2");
  }

  @Test
  void remarksOnAFailureOnlyWhatIsUnstable() {
    lambda(0, 0, 1.9);
    assertThat(watch.remark(weights)).isEmpty();
    lambda(1, 2, 1e6);
    assertThat(watch.remark(weights))
        .isEqualTo(" (blocks.1.steps.0: h*lambda_max is up to 1.00e+06 in channel 2, beyond 2)");
    watch.check(1, weights);
    lambda(1, 2, Double.NaN);
    assertThat(watch.remark(weights)).contains("is up to 1.00e+06");
  }

  private Trainer trainer(String step, float timeStep) {
    NetworkSpec spec = ToyData.spec(step, timeStep);
    return Trainer.of(spec, ToyData.recipe(2))
        .seed(7)
        .threads(2)
        .onStability(reports::add)
        .onWarning(warnings::add);
  }

  @Test
  void listenersHearOfTheInitialWeightsAndOfEveryEpoch() {
    Model model = trainer("explicit", 0.01f).fit(DATA);
    assertThat(reports.stream().map(StabilityReport::epoch)).containsExactly(0, 1, 2);
    assertThat(reports.getFirst().steps())
        .isEqualTo(
            network.stability(network.initialWeights(7)).stream()
                .map(s -> withTimeStep(s, 0.01f))
                .toList());
    assertThat(reports.getLast().steps()).isEqualTo(model.stability());
    assertThat(warnings).isEmpty();
  }

  private static Stability withTimeStep(Stability s, float h) {
    return new Stability(s.step(), s.lambdaMax(), s.upperBound(), s.channel(), h, s.limit());
  }

  @Test
  void stepsWithoutDiffusionHaveNoReport() {
    trainer("linearmix", 100).fit(DATA);
    assertThat(reports).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"implicit", "implicit-circulant"})
  void anImplicitStepStaysFiniteWithALongTimeStep(String step) {
    List<EpochReport> epochs = new ArrayList<>();
    Model model = trainer(step, 100).onEpoch(epochs::add).fit(DATA);
    assertThat(epochs).hasSize(2).allMatch(e -> Double.isFinite(e.trainingLoss() + e.testLoss()));
    for (float weight : model.weights().trained()) {
      assertThat(weight).isFinite();
    }
    assertThat(warnings).isEmpty();
    assertThat(reports.getLast().steps()).allMatch(s -> s.isStable() && s.timesTimeStep() > 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"explicit", "circulant"})
  void anExplicitStepWithALongTimeStepIsReportedAtOnce(String step) {
    List<String> order = new ArrayList<>();
    trainer(step, 100)
        .onWarning(sentence -> order.add("warning"))
        .onBatch(batch -> order.add("batch"))
        .fit(DATA);
    assertThat(order).startsWith("warning", "batch");
    assertThat(warnings.getFirst())
        .contains(
            ", beyond 2, the limit of an explicit step (2 of 2 steps are): if the loss blows up");
  }

  @Test
  void anExplicitStepWithALongTimeStepIsReportedBeforeItBlowsUp() {
    Trainer trainer = trainer("explicit", 1e38f);
    assertThatThrownBy(() -> trainer.fit(DATA))
        .isInstanceOf(WorkFailedException.class)
        .hasMessageMatching(
            "training: the loss became .* or a smaller time step"
                + " \\(blocks.0.steps.0: h\\*lambda_max is up to \\S+ in channel \\d+, beyond 2\\)");
    assertThat(reports).hasSize(1);
    assertThat(warnings).hasSize(1);
  }
}
