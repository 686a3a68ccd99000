package dev.morphogen.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.kernels.testing.EveryKernelSet;
import dev.morphogen.network.Shape;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.testing.Rig;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one batch leaves of itself: a tenth of its mean and of its unbiased variance, as in PyTorch. */
class TrackedStatisticsTest extends EveryKernelSet {

  private static final int INPUTS = 2;
  private static final int OUTPUTS = 17;
  private static final Shape SHAPE = new Shape(2, 3, INPUTS);

  @Test
  void oneBatchIsATenth() {
    WeightLayout.Builder layout = WeightLayout.builder();
    Layer layer = new OpeningLayer(layout.at("layer"), INPUTS, OUTPUTS, 1);
    Network network = new Network(SHAPE, List.of(layer), layout.build());
    Rig rig = new Rig(network, kernels);
    rig.run(Rig.IMAGES);
    float[] tracked = rig.weights.tracked();
    int means = offset(network, "layer.norm.running_mean");
    int variances = offset(network, "layer.norm.running_var");
    for (int c = 0; c < OUTPUTS; c++) {
      double[] z = normalized(rig, c);
      double mean = 0;
      for (double number : z) {
        mean += number / z.length;
      }
      double variance = 0;
      for (double number : z) {
        variance += (number - mean) * (number - mean) / (z.length - 1);
      }
      assertThat((double) tracked[means + c]).isCloseTo(0.1 * mean, within(1e-6));
      assertThat((double) tracked[variances + c]).isCloseTo(0.9 + 0.1 * variance, within(1e-6));
    }
  }

  private static int offset(Network network, String name) {
    return network.layout().tracked().stream()
        .filter(slice -> slice.name().equals(name))
        .mapToInt(Slice::offset)
        .findFirst()
        .orElseThrow();
  }

  /** A channel of what the layer normalizes, over all images: a 1x1 convolution of them. */
  private static double[] normalized(Rig rig, int channel) {
    double[] z = new double[rig.images.length / INPUTS];
    for (int pixel = 0; pixel < z.length; pixel++) {
      for (int i = 0; i < INPUTS; i++) {
        double weight = rig.weights.trained()[channel * INPUTS + i];
        z[pixel] += weight * rig.images[pixel * INPUTS + i];
      }
    }
    return z;
  }
}
