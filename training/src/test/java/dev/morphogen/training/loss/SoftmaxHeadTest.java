package dev.morphogen.training.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.kernels.Kernels;
import org.junit.jupiter.api.Test;

final class SoftmaxHeadTest {

  private static final float[] LOGITS = {1, 2, 3, 0, 0, 0};

  private static SoftmaxHead run(double smoothing, float[] gradient) {
    SoftmaxHead head = new SoftmaxHead(Kernels.reference(), 3, 4, smoothing);
    head.bind(new int[] {2, 1}, 2);
    head.begin(2);
    head.run(1, LOGITS, 3, gradient, 3);
    head.run(0, LOGITS, 0, gradient, 0);
    return head;
  }

  @Test
  void addsUpLossesAndHitsInAnyOrder() {
    SoftmaxHead head = run(0, new float[6]);
    double first = Math.log(Math.exp(-2) + Math.exp(-1) + 1);
    assertThat(head.lossSum()).isCloseTo(first + Math.log(3), within(1e-6));
    assertThat(head.hits()).isEqualTo(1);
  }

  @Test
  void gradientIsThatOfTheMeanOverTheBatch() {
    float[] gradient = new float[6];
    run(0, gradient);
    assertThat(gradient[3]).isCloseTo(1 / 6f, within(1e-6f));
    assertThat(gradient[4]).isCloseTo(-1 / 3f, within(1e-6f));
    assertThat(gradient[0] + gradient[1] + gradient[2]).isCloseTo(0, within(1e-6f));
  }

  @Test
  void smoothingSpreadsTheTarget() {
    float[] gradient = new float[6];
    SoftmaxHead head = run(0.3, gradient);
    assertThat(gradient[3]).isCloseTo((1 / 3f - 0.1f) / 2, within(1e-6f));
    assertThat(gradient[4]).isCloseTo((1 / 3f - 0.8f) / 2, within(1e-6f));
    double logOfSum = Math.log(Math.exp(-2) + Math.exp(-1) + 1);
    double first = 0.8 * logOfSum + 0.1 * (1 + logOfSum) + 0.1 * (2 + logOfSum);
    assertThat(head.lossSum()).isCloseTo(first + Math.log(3), within(1e-6));
  }

  @Test
  void teachersTakeTheirShareOfLossAndGradient() {
    SoftTargets targets = new SoftTargets(Kernels.reference(), 3, 4, new Distillation(0.75, 2));
    targets.add(new float[9], 3, 1);
    // The batch before is forgotten; two teachers, one sure of class 0 in the second image, one of
    // nothing.
    targets.clear();
    targets.add(new float[] {0, 0, 0, 1000, 0, 0}, 2, 0.5f);
    targets.add(new float[6], 2, 0.5f);
    SoftmaxHead head = new SoftmaxHead(Kernels.reference(), 3, 4, 0, targets);
    head.bind(new int[] {2, 1}, 2);
    head.begin(2);
    float[] gradient = new float[6];
    head.run(0, new float[6], 0, gradient, 0);
    head.run(1, new float[6], 3, gradient, 3);
    // Image 0: the pupil is as unsure as its teachers, so only the label is left.
    assertThat(gradient[2]).isCloseTo(0.25f * (1 / 3f - 1) / 2, within(1e-6f));
    // Image 1: q = (2/3, 1/6, 1/6), and the divergence counts temperature² and its gradient
    // temperature.
    float label = 0.25f * (1 / 3f - 1) / 2;
    assertThat(gradient[4]).isCloseTo(label + 0.75f * 2 * (1 / 3f - 1 / 6f) / 2, within(1e-6f));
    double divergence = 2 / 3.0 * Math.log(2) + 2 * 1 / 6.0 * Math.log(0.5);
    assertThat(head.lossSum())
        .isCloseTo(2 * 0.25 * Math.log(3) + 0.75 * 4 * divergence, within(1e-6));
  }
}
