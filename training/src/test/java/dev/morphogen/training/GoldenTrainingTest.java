package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.input.Augmentation;
import dev.morphogen.training.input.Border;
import dev.morphogen.training.input.Flip;
import dev.morphogen.training.optimizer.AdamSettings;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.EpochReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten losses of whole trainings and the loss of the tested model at the end: what changes them changes what users get.
 *
 * <p>To freeze them anew, after a change that is meant to: run the test, say in the commit why they changed, and copy
 * the numbers that its failure shows.
 */
final class GoldenTrainingTest {

  /** Two batches an epoch, the second one smaller. */
  private static final ImageDataset DATA = ColourToyData.of(21, 12);

  private static final int EPOCHS = 5;

  /** Ten steps amplify what another machine's exponential rounds differently. */
  private static final double ROUNDING = 2e-3;

  @ParameterizedTest
  @CsvSource({
    "fast,"
        + " '1.05003 0.95003 0.60302 0.52154 0.23442 0.18513 0.08456 0.07698 0.05740 0.04823 0.36987'",
    "paper,"
        + " '0.99979 0.95508 0.90226 0.90208 0.65309 0.61921 0.54027 0.48638 0.45514 0.41541 0.67375'",
    "rich,"
        + " '1.04405 1.01719 1.10857 1.07278 1.14914 1.05660 0.83883 0.93067 0.81143 0.89355 0.96929'",
  })
  void tenLossesAndTheTestedOne(String recipe, String golden) {
    List<Double> losses = losses(recipe(recipe).withEpochs(EPOCHS).withBatch(12));
    List<Double> expected = List.of(golden.split(" ")).stream().map(Double::valueOf).toList();
    assertThat(losses).as(text(losses)).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(losses.get(i))
          .as("loss %d of %s", i, text(losses))
          .isCloseTo(expected.get(i), Offset.offset(ROUNDING * expected.get(i)));
    }
  }

  /** The standard ones, the paper's with a rate that falls within five epochs, and one with all that they leave out. */
  private static Recipe recipe(String name) {
    return switch (name) {
      case "paper" -> Recipe.paper().with("learningRate.every", "2");
      case "rich" ->
          Recipe.paper()
              .with("learningRate.every", "2")
              .withOptimizer(new AdamSettings(0.9, 0.999, 1e-8, 0.9))
              .withAugmentation(
                  new Augmentation(Flip.ALTERNATING, 0.25, Border.REFLECT, 0.5, 0.25, 0.5))
              .withSmoothing(0.1)
              .withAverage(0.8);
      default -> Recipe.named(name);
    };
  }

  /** The running mean after each batch, and the test's after the last epoch. */
  private static List<Double> losses(Recipe recipe) {
    List<Double> losses = new ArrayList<>();
    List<EpochReport> epochs = new ArrayList<>();
    Trainer.of(ColourToyData.spec("explicit"), recipe)
        .seed(7)
        .threads(1)
        .kernels(Kernels.reference())
        .onBatch(report -> losses.add(report.loss()))
        .onEpoch(epochs::add)
        .fit(DATA);
    losses.add(epochs.getLast().testLoss());
    return losses;
  }

  private static String text(List<Double> losses) {
    return losses.stream()
        .map(loss -> String.format(Locale.ROOT, "%.5f", loss))
        .collect(Collectors.joining(" "));
  }
}
