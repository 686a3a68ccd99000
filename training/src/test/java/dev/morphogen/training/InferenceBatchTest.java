package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.data.ImageSplit;
import dev.morphogen.training.input.BatchLoader;
import dev.morphogen.training.input.PixelTable;
import dev.morphogen.training.input.TrainingInput;
import dev.morphogen.training.recipe.Recipe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How many images are tested at once is a matter of memory, never of results. */
final class InferenceBatchTest {

  private static final ImageSplit TEST = ToyData.split(61, 2);

  @ParameterizedTest
  @CsvSource({
    "explicit, 32, 128, 128",
    "explicit, 147, 128, 128",
    "explicit, 512, 128, 10",
    "explicit, 1024, 128, 2",
    "explicit, 2890, 128, 1",
    "explicit, 32, 5, 5",
    "explicit, 32, 0, 1",
    "implicit, 32, 128, 128",
    "implicit, 32, 5, 4",
    "implicit, 2890, 128, 2",
  })
  void largeImagesAreFewAtOnce(String step, int side, int most, int expected) {
    Architecture architecture = ToyData.spec(step).architecture();
    NetworkSpec spec = new NetworkSpec(architecture, new Shape(side, side, 3), ToyData.CLASSES);
    assertThat(InferenceBatch.of(spec.network(), most)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"resnet", "linearmix", "explicit", "implicit", "circulant"})
  void theResultIsTheSameForAnyNumberAtOnce(String step) {
    Evaluation all = evaluation(step, 1 << 20, 1);
    for (int numbers : new int[] {0, 3 * 64, 7 * 64, 40 * 64}) {
      for (int threads = 1; threads <= 3; threads++) {
        assertThat(evaluation(step, numbers, threads)).usingRecursiveComparison().isEqualTo(all);
      }
    }
  }

  private static Evaluation evaluation(String step, int numbers, int threads) {
    Network network = ToyData.spec(step).network();
    Weights weights = network.initialWeights(5);
    int images = InferenceBatch.of(network, TEST.size(), numbers);
    return new Evaluator(network, weights, table(), PlanSettings.of(images, threads))
        .evaluate(TEST);
  }

  private static PixelTable table() {
    return ModelPixels.table(new Preprocessing(List.of(0.4), List.of(0.2)));
  }

  @Test
  void anEvaluatorsMemoryIsItsPlansAndItsImages() {
    Network network = ToyData.spec("linearmix").network();
    PlanSettings settings = Evaluator.settings(Kernels.best(), network, 61, 2);
    assertThat(settings.images()).isEqualTo(61);
    assertThat(Evaluator.bytes(network, settings))
        .isEqualTo(InferencePlan.workspaceBytes(network, settings) + 61 * 64 * 4);
  }

  @Test
  void aTrainingWithoutRoomForItsTestsIsRefused() {
    TrainingInput input =
        new TrainingInput(TEST, ToyData.SHAPE, 3, table(), ToyData.recipe(1).augmentation(), 10, 7);
    assertThat(BatchLoader.bytes(input, 1)).isEqualTo(3 * 10 * 64 * 4);
    assertThatThrownBy(() -> plan(input, 1L << 50))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageMatching(
            "batch: 10 images of 8x8x1 need 10737418\\d\\d MB for training, more than Java's \\d+ MB: .*");
    plan(input, 0).close();
  }

  private static PlannedEpochs plan(TrainingInput input, long testBytes) {
    Recipe recipe = ToyData.recipe(1);
    Network network = ToyData.spec("linearmix").network();
    TrainingState state = new TrainingState(recipe, network.initialWeights(1), Kernels.best(), 1);
    return new PlannedEpochs(
        network,
        input,
        TrainingCourse.of(network, recipe, state, List.of()),
        1,
        new Execution(Kernels.best(), 1, GradientExchange.ALONE),
        Teachers.none(new Preprocessing(List.of(0.4), List.of(0.2))),
        testBytes);
  }
}
