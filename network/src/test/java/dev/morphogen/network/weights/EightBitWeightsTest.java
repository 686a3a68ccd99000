package dev.morphogen.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.network.weights.EightBitWeights.Sharing;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class EightBitWeightsTest {

  private static final int CHANNELS = 4;
  private static final int EACH = 1000;

  private final WeightLayout.Builder layout = WeightLayout.builder();
  private final Slice convolution =
      layout.slice("convolution", Role.CONVOLUTION, CHANNELS, 10, 10, 10);
  private final Slice norm = layout.slice("norm", Role.NORMALIZATION, 50);
  private final Slice bias = layout.slice("bias", Role.CLASSIFIER, 6);
  private final Slice mean = layout.slice("mean", Role.STATISTIC, 5);
  private final Weights weights = Weights.zeros(layout.build());

  /** Channel c is 10^c times as large as the first; the last is all zero. */
  EightBitWeightsTest() {
    SplittableRandom random = new SplittableRandom(5);
    for (Slice slice : weights.layout().trained()) {
      for (int i = slice.offset(); i < slice.end(); i++) {
        weights.trained()[i] = random.nextFloat(-1, 1);
      }
    }
    for (int i = 0; i < convolution.size(); i++) {
      int channel = i / EACH;
      weights.trained()[i] *= channel == CHANNELS - 1 ? 0 : (float) Math.pow(10, channel);
    }
    weights.fill(mean, 3);
  }

  private static Set<Float> values(float[] numbers, int begin, int end) {
    Set<Float> values = new HashSet<>();
    for (int i = begin; i < end; i++) {
      values.add(numbers[i]);
    }
    return values;
  }

  @Test
  void aScaleHasAtMost255Values() {
    float[] slice = EightBitWeights.of(weights, Sharing.SLICE).weights().trained();
    assertThat(values(slice, 0, convolution.end())).hasSizeBetween(200, 255);
    float[] channels = EightBitWeights.of(weights, Sharing.OUTPUT_CHANNEL).weights().trained();
    for (int c = 0; c < CHANNELS - 1; c++) {
      assertThat(values(channels, c * EACH, (c + 1) * EACH)).hasSizeBetween(200, 255);
    }
    assertThat(values(channels, (CHANNELS - 1) * EACH, CHANNELS * EACH)).containsExactly(0f);
  }

  @Test
  void noNumberIsOffByMoreThanHalfAStep() {
    float[] exact = weights.trained();
    float[] slice = EightBitWeights.of(weights, Sharing.SLICE).weights().trained();
    float[] channels = EightBitWeights.of(weights, Sharing.OUTPUT_CHANNEL).weights().trained();
    for (int i = 0; i < convolution.size(); i++) {
      int begin = i / EACH * EACH;
      assertThat(Math.abs(slice[i] - exact[i])).isLessThanOrEqualTo(half(0, convolution.end()));
      assertThat(Math.abs(channels[i] - exact[i])).isLessThanOrEqualTo(half(begin, begin + EACH));
    }
  }

  private float half(int begin, int end) {
    return Math.abs(weights.trained()[largest(begin, end)]) / 127 / 2 * 1.0001f;
  }

  @Test
  void theLargestStays() {
    float[] slice = EightBitWeights.of(weights, Sharing.SLICE).weights().trained();
    float[] channels = EightBitWeights.of(weights, Sharing.OUTPUT_CHANNEL).weights().trained();
    same(slice, largest(0, convolution.end()));
    for (int c = 0; c < CHANNELS; c++) {
      same(channels, largest(c * EACH, (c + 1) * EACH));
    }
    same(slice, largest(bias.offset(), bias.end()));
    same(channels, largest(bias.offset(), bias.end()));
  }

  private int largest(int begin, int end) {
    int largest = begin;
    for (int i = begin; i < end; i++) {
      if (Math.abs(weights.trained()[i]) > Math.abs(weights.trained()[largest])) {
        largest = i;
      }
    }
    return largest;
  }

  /** Up to the rounding of a scale and a product. */
  private void same(float[] rounded, int i) {
    float exact = weights.trained()[i];
    assertThat(rounded[i]).isCloseTo(exact, within(Math.ulp(exact)));
  }

  @Test
  void roundingAgainChangesNothing() {
    for (Sharing sharing : Sharing.values()) {
      Weights once = EightBitWeights.of(weights, sharing).weights();
      float[] twice = EightBitWeights.of(once, sharing).weights().trained();
      for (int i = 0; i < twice.length; i++) {
        assertThat(twice[i]).isCloseTo(once.trained()[i], within(Math.ulp(once.trained()[i])));
      }
    }
  }

  @Test
  void normalizationsAndStatisticsStay() {
    for (Sharing sharing : Sharing.values()) {
      Weights rounded = EightBitWeights.of(weights, sharing).weights();
      for (int i = norm.offset(); i < norm.end(); i++) {
        assertThat(rounded.trained()[i]).isEqualTo(weights.trained()[i]);
      }
      assertThat(rounded.tracked()).isEqualTo(weights.tracked());
    }
  }

  @Test
  void bytesAreCounted() {
    int others = 4 * (norm.size() + mean.size());
    int numbers = convolution.size() + bias.size();
    assertThat(EightBitWeights.bytes(weights)).isEqualTo(4L * numbers + others);
    assertThat(EightBitWeights.of(weights, Sharing.SLICE).bytes())
        .isEqualTo(numbers + 4 * 2 + others);
    assertThat(EightBitWeights.of(weights, Sharing.OUTPUT_CHANNEL).bytes())
        .isEqualTo(numbers + 4 * (CHANNELS + 1) + others);
  }
}
