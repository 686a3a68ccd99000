package dev.morphogen.kernels.elementwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.kernels.testing.EveryKernelSet;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.GradientCheck;
import dev.morphogen.kernels.testing.Guarded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxCrossEntropyTest extends EveryKernelSet {

  @Test
  void probabilitiesOfKnownLogits() {
    float[] out = new float[4];
    float[] logits = {9, 0, (float) Math.log(3), 9};
    kernels.softmaxCrossEntropy(2).probabilities(logits, 1, out, 2);
    assertThat(out).containsExactly(0, 0, 0.25f, 0.75f);
  }

  @Test
  void largeLogitsNeitherOverflowNorVanish() {
    SoftmaxCrossEntropy kernel = kernels.softmaxCrossEntropy(3);
    float[] logits = {1e30f, -1e30f, 0};
    float[] out = new float[3];
    kernel.probabilities(logits, 0, out, 0);
    assertThat(out).containsExactly(1, 0, 0);
    assertThat(kernel.loss(logits, 0, 0, 0, 1, out, 0)).isZero();
    assertThat(kernel.loss(logits, 0, 2, 0, 1, out, 0)).isEqualTo((double) 1e30f);
  }

  @Test
  void equalLogitsLoseTheLogarithmOfTheClasses() {
    SoftmaxCrossEntropy kernel = kernels.softmaxCrossEntropy(10);
    double loss = kernel.loss(new float[10], 0, 3, 0.1f, 1, new float[10], 0);
    assertThat(loss).isEqualTo(Math.log(10), within(1e-7));
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.1f})
  void gradientIsTheCentralDifference(float smoothing) {
    SoftmaxCrossEntropy kernel = kernels.softmaxCrossEntropy(17);
    float[] logits = Gaussian.numbers(17, 4);
    float[] gradient = new float[17];
    float[] unused = new float[17];
    kernel.loss(logits, 0, 5, smoothing, 0.25f, gradient, 0);
    GradientCheck.check(
        "softmax",
        logits,
        gradient,
        6,
        () -> 0.25 * kernel.loss(logits, 0, 5, smoothing, 1, unused, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 10, 16, 17, 33, 100})
  void isItsFormula(int classes) {
    SoftmaxCrossEntropy kernel = kernels.softmaxCrossEntropy(classes);
    float[] logits = Gaussian.numbers(classes, classes);
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit);
    }
    int label = classes / 2;
    for (float smoothing : new float[] {0, 0.2f}) {
      double expectedLoss = 0;
      float[] expected = new float[classes];
      for (int j = 0; j < classes; j++) {
        double probability = Math.exp(logits[j]) / sum;
        double wanted = (double) smoothing / classes + (j == label ? 1.0 - smoothing : 0.0);
        expectedLoss -= wanted * Math.log(probability);
        expected[j] = (float) (0.5 * (probability - wanted));
      }
      Guarded gradient = new Guarded(new float[classes], 3, 20);
      double loss = kernel.loss(logits, 0, label, smoothing, 0.5f, gradient.array, gradient.offset);
      assertThat(loss).isEqualTo(expectedLoss, within(1e-7 * (1 + expectedLoss)));
      assertThat(gradient.content()).containsExactly(expected, within(1e-7f));
      gradient.check("gradient");
    }
  }

  @Test
  void temperatureFlattensWhatIsAdded() {
    float[] out = {5, 1, 1};
    float[] logits = {9, 0, (float) (2 * Math.log(3))};
    kernels.softmaxCrossEntropy(2).addProbabilities(logits, 1, 2, 0.5f, out, 1);
    assertThat(out).containsExactly(new float[] {5, 1.125f, 1.375f}, within(1e-6f));
  }

  @Test
  void divergenceOfWhatAgreesIsNothing() {
    SoftmaxCrossEntropy kernel = kernels.softmaxCrossEntropy(17);
    float[] logits = Gaussian.numbers(17, 4);
    float[] same = new float[17];
    kernel.addProbabilities(logits, 0, 3, 1, same, 0);
    float[] gradient = new float[17];
    assertThat(kernel.addDivergence(logits, 0, same, 0, 3, 1, gradient, 0))
        .isCloseTo(0, within(1e-7));
    assertThat(gradient).containsExactly(new float[17], within(1e-7f));
  }

  @Test
  void divergenceOfCertaintyIsTheCrossEntropy() {
    SoftmaxCrossEntropy kernel = kernels.softmaxCrossEntropy(3);
    float[] logits = {1e30f, -1e30f, 0};
    float[] certain = {0, 0, 1};
    float[] gradient = {1, 1, 1};
    assertThat(kernel.addDivergence(logits, 0, certain, 0, 1, 1, gradient, 0))
        .isEqualTo((double) 1e30f);
    assertThat(gradient).containsExactly(2, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(floats = {0.5f, 1, 4})
  void gradientOfTheDivergenceIsTheCentralDifferenceAndIsAdded(float temperature) {
    SoftmaxCrossEntropy kernel = kernels.softmaxCrossEntropy(17);
    float[] logits = Gaussian.numbers(17, 4);
    float[] targets = new float[17];
    kernel.addProbabilities(Gaussian.numbers(17, 5), 0, temperature, 1, targets, 0);
    float[] gradient = new float[17];
    float[] unused = new float[17];
    kernel.addDivergence(logits, 0, targets, 0, temperature, 0.125f, gradient, 0);
    kernel.addDivergence(logits, 0, targets, 0, temperature, 0.125f, gradient, 0);
    GradientCheck.check(
        "divergence",
        logits,
        gradient,
        6,
        () -> 0.25 * kernel.addDivergence(logits, 0, targets, 0, temperature, 1, unused, 0));
  }
}
