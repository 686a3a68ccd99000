package dev.morphogen.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.network.Shape;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.PlanSettings;

/** Logits of the reference kernels beside those of ONNX Runtime. */
final class Answers {

  /** Of the largest logit. */
  private static final double TOLERANCE = 1e-4;

  private Answers() {}

  /** One image, and three of which none is the same. */
  static void requireSame(Model model, OnnxModel onnx) {
    try (OnnxRuntime runtime = new OnnxRuntime(onnx.toBytes())) {
      for (int count : new int[] {1, 3}) {
        Shape shape = model.spec().input();
        float[] images = Gaussian.numbers(count * shape.size(), 5 + count);
        float[] expected = logits(model, images, count);
        float[] actual =
            runtime
                .run(
                    channelsFirst(images, shape),
                    count,
                    shape.channels(),
                    shape.height(),
                    shape.width())
                .get("logits");
        requireSame(expected, actual);
      }
    }
  }

  static float[] logits(Model model, float[] images, int count) {
    PlanSettings settings = PlanSettings.of(count, 1).withKernels(Kernels.reference());
    float[] logits = new float[count * model.spec().classes().size()];
    new InferencePlan(model.network(), model.weights(), settings).run(images, count, logits);
    return logits;
  }

  static void requireSame(float[] expected, float[] actual) {
    assertThat(difference(expected, actual)).isLessThanOrEqualTo(TOLERANCE);
  }

  /** The largest difference, of the largest logit. */
  static double difference(float[] expected, float[] actual) {
    assertThat(actual).hasSameSizeAs(expected);
    double largest = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).isFinite();
      largest = Math.max(largest, Math.abs(expected[i]));
      difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
    }
    assertThat(largest).isPositive();
    return difference / largest;
  }

  /** {@code [n, h, w, c]} as {@code [n, c, h, w]}. */
  static float[] channelsFirst(float[] images, Shape shape) {
    float[] planes = new float[images.length];
    for (int i = 0; i < images.length; i++) {
      int c = i % shape.channels();
      int pixel = i / shape.channels() % shape.pixels();
      int image = i / shape.size();
      planes[(image * shape.channels() + c) * shape.pixels() + pixel] = images[i];
    }
    return planes;
  }
}
