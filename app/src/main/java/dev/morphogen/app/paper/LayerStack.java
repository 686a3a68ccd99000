package dev.morphogen.app.paper;

import dev.morphogen.app.measure.RandomBatch;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.step.Convolution;
import dev.morphogen.network.step.StepFactory;
import dev.morphogen.network.step.StepSettings;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.WeightLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Some steps of one kind, one behind the other, as networks have them: the real layers, whose weights and multiply-adds
 * are counted and whose inference is timed. Everything is given for one operator: a ResNet step has two.
 */
final class LayerStack {

  /** So many that carrying the last one's output away no longer counts. */
  private static final int STEPS = 4;

  private final Network network;
  private final int operators;

  private LayerStack(Network network, int operators) {
    this.network = network;
    this.operators = operators;
  }

  /** Of the operator's step, h = 1, zeros beyond the edge where no Fourier transform sees a periodic image. */
  static LayerStack of(Operator operator, LayerSize size) {
    StepFactory factory = Steps.standard().get(operator.step());
    var settings =
        new StepSettings(size.channels(), size.stencil(), 1, Boundary.ZERO, Convolution.DIRECT);
    WeightLayout.Builder layout = WeightLayout.builder();
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      layers.add(factory.create(layout.at("steps." + i), settings));
    }
    Network network = new Network(size.image(), layers, layout.build());
    return new LayerStack(network, STEPS * operator.aStep());
  }

  /** Convolution weights of one operator, as its layer has them. */
  long weights() {
    return network.layout().paperCount() / operators;
  }

  /** Multiply-adds of one operator on one image, as its layer counts them. */
  long multiplyAdds() {
    return network.multiplyAdds() / operators;
  }

  /** Operators on images that a run of {@link #inference} works through. */
  int applications(int images) {
    return images * operators;
  }

  /** Inference of so many images. */
  Runnable inference(int images, int threads) {
    InferencePlan plan =
        new InferencePlan(
            network, network.initialWeights(RandomBatch.SEED), PlanSettings.of(images, threads));
    float[] input = RandomBatch.images(network.inputShape(), images);
    float[] output = new float[input.length];
    return () -> plan.run(input, images, output);
  }
}
