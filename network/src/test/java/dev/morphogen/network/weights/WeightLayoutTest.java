package dev.morphogen.network.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WeightLayoutTest {

  private final WeightLayout.Builder builder = WeightLayout.builder();

  @Test
  void slicesLieOneBehindTheOtherTrainedAndTrackedApart() {
    Slice a = builder.at("a").slice("weight", Role.CONVOLUTION, 2, 3);
    Slice mean = builder.at("a").at("norm").slice("running_mean", Role.STATISTIC, 2);
    Slice b = builder.slice("b", Role.NORMALIZATION, 5);
    WeightLayout layout = builder.build();
    assertThat(a).isEqualTo(new Slice("a.weight", List.of(2, 3), 0, Role.CONVOLUTION));
    assertThat(mean).isEqualTo(new Slice("a.norm.running_mean", List.of(2), 0, Role.STATISTIC));
    assertThat(b.offset()).isEqualTo(6);
    assertThat(layout.trainedSize()).isEqualTo(11);
    assertThat(layout.trackedSize()).isEqualTo(2);
    assertThat(layout.paperCount()).isEqualTo(6);
  }

  @Test
  void aSliceHasScaleOneUnlessItSaysOtherwise() {
    assertThat(builder.slice("plain", Role.CONVOLUTION, 2).scale()).isEqualTo(1);
    assertThat(builder.scaledSlice("scaled", Role.CONVOLUTION, 0.25, 2).scale()).isEqualTo(0.25);
    assertThat(builder.build().trained()).extracting(Slice::offset).containsExactly(0, 2);
  }

  @Test
  void aNameIsGivenOnce() {
    builder.slice("x", Role.CONVOLUTION, 1);
    assertThatThrownBy(() -> builder.slice("x", Role.STATISTIC, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("weights: expected one slice a name, got two of x");
  }

  /** Else a slice would overlap the one before it. */
  @Test
  void sizesAndScalesMustBePositive() {
    for (int[] shape : new int[][] {{-4}, {0}, {2, 0}, {-2, -3}}) {
      assertThatThrownBy(() -> builder.slice("x", Role.CONVOLUTION, shape))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("x: expected positive sizes, got " + Arrays.toString(shape));
    }
    for (double scale : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> builder.scaledSlice("x", Role.CONVOLUTION, scale, 2))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("x: expected a positive scale, got " + scale);
    }
    assertThat(builder.slice("x", Role.CONVOLUTION, 2).offset()).isZero();
  }

  @Test
  void tooManyNumbersAreRefused() {
    assertThatThrownBy(() -> builder.slice("x", Role.CONVOLUTION, 1 << 20, 1 << 20))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("x: expected at most 2^31 - 1 numbers in a network, got [1048576, 1048576]");
  }

  @Test
  void drawsStayWithinTheBoundAndFillTheSliceAlone() {
    builder.slice("before", Role.CONVOLUTION, 3);
    Slice slice = builder.slice("x", Role.CONVOLUTION, 1000);
    builder.slice("behind", Role.CONVOLUTION, 3);
    Weights weights = Weights.zeros(builder.build());
    weights.drawUniform(slice, 9, new SplittableRandom(1));
    float least = 0;
    float most = 0;
    for (int i = slice.offset(); i < slice.end(); i++) {
      least = Math.min(least, weights.trained()[i]);
      most = Math.max(most, weights.trained()[i]);
    }
    assertThat(least).isBetween(-1 / 3f, -0.32f);
    assertThat(most).isBetween(0.32f, 1 / 3f);
    assertThat(weights.trained()).startsWith(0, 0, 0).endsWith(0, 0, 0);
  }

  @Test
  void arraysMustFitTheLayout() {
    builder.slice("x", Role.CONVOLUTION, 4);
    WeightLayout layout = builder.build();
    assertThatThrownBy(() -> new Weights(layout, new float[3], new float[0]))
        .hasMessage("weights: expected 4 trained and 0 tracked numbers, got 3 and 0");
  }
}
