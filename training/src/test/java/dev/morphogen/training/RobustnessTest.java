package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.network.model.Model;
import dev.morphogen.network.weights.EightBitWeights;
import dev.morphogen.network.weights.EightBitWeights.Sharing;
import dev.morphogen.network.weights.WeightNoise;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.input.PixelTable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A trained model stands a little noise and no large one. */
final class RobustnessTest {

  private static final ImageDataset DATA = ToyData.of(63, 300);

  private static Model model;

  @BeforeAll
  static void train() {
    model = Trainer.of(ToyData.spec("explicit"), ToyData.recipe(12)).seed(7).fit(DATA);
  }

  private static double accuracy(Weights weights) {
    Model other = model.with(weights);
    return Evaluator.evaluate(other, DATA, 1).accuracy();
  }

  private static Evaluation noisy(double sigma, long seed, int threads) {
    return Evaluator.of(model, threads).evaluate(DATA.test(), new PixelNoise(sigma, seed));
  }

  @Test
  void noNoiseIsTheEvaluation() {
    Evaluation exact = Evaluator.evaluate(model, DATA, 1);
    assertThat(exact.accuracy()).isGreaterThan(0.9);
    assertThat(exact.withoutAnswer()).isZero();
    assertThat(noisy(0, 9, 1)).usingRecursiveComparison().isEqualTo(exact);
    assertThat(accuracy(WeightNoise.perturb(model.weights(), 0, 9))).isEqualTo(exact.accuracy());
  }

  /** Of its three classes it would otherwise know the first. */
  @Test
  void aNetworkThatOverflowsRecognisesNothing() {
    Weights weights = model.weights().copy();
    for (int i = 0; i < weights.trained().length; i++) {
      weights.trained()[i] *= 1e30f;
    }
    Evaluation evaluation = Evaluator.evaluate(model.with(weights), DATA, 1);
    assertThat(evaluation.accuracy()).isZero();
    assertThat(evaluation.loss()).isNaN();
    assertThat(evaluation.images()).isEqualTo(DATA.test().size());
    assertThat(evaluation.withoutAnswer()).isEqualTo(DATA.test().size());
    assertThat(evaluation.confusion()).isDeepEqualTo(new long[3][3]);
  }

  @Test
  void imagesHaveNoiseOfTheirOwn() {
    int size = 300;
    PixelTable table = ModelPixels.table(model.preprocessing());
    float[] numbers = new float[40 * size];
    for (int image = 0; image < 40; image++) {
      new PixelNoise(1, 3).add(image, table, numbers, image * size, size);
    }
    double[] sorted =
        IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]).sorted().toArray();
    long twice = IntStream.range(1, sorted.length).filter(i -> sorted[i] == sorted[i - 1]).count();
    assertThat(twice).as("numbers that occur more than once").isLessThan(sorted.length / 100);
  }

  @Test
  void noiseHasItsDeviationInPixelsOfEveryChannel() {
    double[] std = {0.2, 0.5, 0.05};
    PixelTable table = new PixelTable(new double[] {0.1, 0.4, 0.6}, std);
    float[] numbers = new float[3 * 20_000];
    new PixelNoise(0.1, 3).add(0, table, numbers, 0, numbers.length);
    for (int c = 0; c < 3; c++) {
      double sum = 0;
      double squares = 0;
      for (int i = c; i < numbers.length; i += 3) {
        double noise = numbers[i] * std[c];
        sum += noise;
        squares += noise * noise;
      }
      assertThat(sum / 20_000).as("mean of channel %d", c).isCloseTo(0, within(0.004));
      assertThat(Math.sqrt(squares / 20_000))
          .as("deviation of channel %d", c)
          .isCloseTo(0.1, within(0.003));
    }
  }

  @Test
  void moreNoiseHarms() {
    assertThat(noisy(0.02, 1, 1).accuracy()).isGreaterThan(0.9);
    assertThat(noisy(0.02, 1, 1).loss()).isNotEqualTo(noisy(0, 1, 1).loss());
    assertThat(noisy(1, 1, 1).accuracy()).isLessThan(0.7);
    assertThat(accuracy(WeightNoise.perturb(model.weights(), 0.01, 1))).isGreaterThan(0.9);
    assertThat(accuracy(WeightNoise.perturb(model.weights(), 3, 1))).isLessThan(0.7);
  }

  @Test
  void eightBitsHardlyHarm() {
    for (Sharing sharing : Sharing.values()) {
      EightBitWeights rounded = EightBitWeights.of(model.weights(), sharing);
      assertThat(accuracy(rounded.weights())).isGreaterThan(0.9);
      assertThat(rounded.bytes()).isLessThan(EightBitWeights.bytes(model.weights()));
    }
  }

  @Test
  void theSameSeedIsTheSameNoiseForAnyNumberOfThreads() {
    Evaluation one = noisy(0.5, 1, 1);
    assertThat(noisy(0.5, 1, 3)).usingRecursiveComparison().isEqualTo(one);
    assertThat(noisy(0.5, 2, 1).loss()).isNotEqualTo(one.loss());
  }

  @Test
  void aSigmaBelowZeroIsRefused() {
    assertThatThrownBy(() -> new PixelNoise(-1, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sigma: expected a finite number of at least 0, got -1.0");
  }
}
