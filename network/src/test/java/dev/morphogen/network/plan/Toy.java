package dev.morphogen.network.plan;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropy;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.weights.Weights;
import java.util.Arrays;
import java.util.List;

/** Eight images of noise and a small network, which learns them by plain gradient descent. */
final class Toy {

  private static final int IMAGES = 8;
  private static final int CLASSES = 4;

  private Toy() {}

  static double[] losses(String step, Kernels kernels, float rate, int count) {
    Shape shape = new Shape(8, 8, 3);
    Network network = Architecture.of(step, List.of(8, 16)).network(shape, CLASSES);
    Weights weights = network.initialWeights(5);
    Labels labels = new Labels(kernels);
    TrainingPlan plan =
        new TrainingPlan(network, weights, new PlanSettings(kernels, IMAGES, 1), labels);
    float[] images = Gaussian.numbers(IMAGES * shape.size(), 6);
    double[] losses = new double[count];
    for (int i = 0; i < count; i++) {
      Arrays.fill(plan.gradient(), 0);
      plan.run(images, IMAGES);
      losses[i] = Arrays.stream(labels.losses).average().orElseThrow();
      for (int j = 0; j < weights.trained().length; j++) {
        weights.trained()[j] -= rate * plan.gradient()[j];
      }
    }
    return losses;
  }

  /** Image i is of class i mod 4. */
  private static final class Labels implements Head {

    private final SoftmaxCrossEntropy kernel;
    private final double[] losses = new double[IMAGES];

    Labels(Kernels kernels) {
      kernel = kernels.softmaxCrossEntropy(CLASSES);
    }

    @Override
    public void begin(int images) {}

    @Override
    public void run(int image, float[] output, int offset, float[] gradient, int gradientOffset) {
      losses[image] =
          kernel.loss(output, offset, image % CLASSES, 0, 1f / IMAGES, gradient, gradientOffset);
    }
  }
}
