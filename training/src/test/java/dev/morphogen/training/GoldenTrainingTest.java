package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.Shape;
import dev.morphogen.training.input.Augmentation;
import dev.morphogen.training.input.Border;
import dev.morphogen.training.input.Flip;
import dev.morphogen.training.optimizer.AdamSettings;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.BatchReport;
import dev.morphogen.training.report.EpochReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten losses and accuracies of whole trainings and those of the tested model at the end: what changes them changes what users
 * get.
 *
 * <p>To freeze them anew, after a change that is meant to: run the test, say in the commit why they changed, and copy
 * the numbers that its failure shows.
 */
final class GoldenTrainingTest {

  private static final int EPOCHS = 5;

  /** Two batches an epoch, the second one smaller. */
  private static final int IMAGES = 21;

  private static final int BATCH = 12;

  /** Ten steps amplify what another machine's exponential rounds differently. */
  private static final double ROUNDING = 2e-3;

  /** One image that two classes share may fall to the other one there. */
  private static final double ONE_IMAGE = 1.001 / BATCH;

  @ParameterizedTest
  @CsvSource({
    "fast, 8,"
        + " '1.05003 0.95003 0.60302 0.52154 0.23442 0.18513 0.08456 0.07698 0.05740 0.04823 0.36987',"
        + " '0.33333 0.61905 0.91667 0.95238 1.00000 1.00000 1.00000 1.00000 1.00000 1.00000 1.00000'",
    "paper, 8,"
        + " '0.99979 0.95508 0.90226 0.90208 0.65309 0.61921 0.54027 0.48638 0.45514 0.41541 0.67375',"
        + " '0.41667 0.52381 0.75000 0.71429 0.91667 0.95238 1.00000 1.00000 0.91667 0.95238 1.00000'",
    "rich, 8,"
        + " '1.04405 1.01719 1.10857 1.07278 1.14914 1.05660 0.83883 0.93067 0.81143 0.89355 0.96929',"
        + " '0.41667 0.57143 0.58333 0.57143 0.58333 0.61905 0.58333 0.52381 0.91667 0.76190 1.00000'",
    "rich, 6,"
        + " '1.03560 1.03283 1.15706 1.08300 1.07877 1.02553 0.89943 0.90919 0.81492 0.92028 0.97955',"
        + " '0.50000 0.52381 0.58333 0.57143 0.58333 0.61905 0.58333 0.61905 0.83333 0.76190 1.00000'",
  })
  void tenLossesAndAccuraciesAndTheTestedOnes(
      String recipe, int width, String losses, String accuracies) {
    List<BatchReport> batches = new ArrayList<>();
    List<EpochReport> epochs = new ArrayList<>();
    Shape shape = new Shape(8, width, 3);
    Trainer.of(
            ColourToyData.spec("explicit", shape),
            recipe(recipe).withEpochs(EPOCHS).withBatch(BATCH))
        .seed(7)
        .threads(1)
        .kernels(Kernels.reference())
        .onBatch(batches::add)
        .onEpoch(epochs::add)
        .fit(ColourToyData.of(IMAGES, 12, shape));
    EpochReport last = epochs.getLast();

    List<Double> actualLosses = with(last.testLoss(), batches, BatchReport::loss);
    List<Double> actualAccuracies = with(last.testAccuracy(), batches, BatchReport::accuracy);
    assertClose(actualLosses, losses, loss -> ROUNDING * loss);
    assertClose(actualAccuracies, accuracies, accuracy -> ONE_IMAGE);
  }

  /** The running mean after each batch, and the test's after the last epoch. */
  private static List<Double> with(
      double tested, List<BatchReport> batches, ToDoubleFunction<BatchReport> value) {
    return DoubleStream.concat(batches.stream().mapToDouble(value), DoubleStream.of(tested))
        .boxed()
        .toList();
  }

  private static void assertClose(List<Double> numbers, String golden, DoubleUnaryOperator off) {
    List<Double> expected = Stream.of(golden.split(" ")).map(Double::valueOf).toList();
    assertThat(numbers).as(text(numbers)).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(numbers.get(i))
          .as("number %d of %s", i, text(numbers))
          .isCloseTo(expected.get(i), Offset.offset(off.applyAsDouble(expected.get(i))));
    }
  }

  private static String text(List<Double> numbers) {
    return numbers.stream()
        .map(number -> String.format(Locale.ROOT, "%.5f", number))
        .collect(Collectors.joining(" "));
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
}
