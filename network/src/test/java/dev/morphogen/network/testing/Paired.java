package dev.morphogen.network.testing;

import dev.morphogen.network.Shape;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.layer.LayerPlan;
import dev.morphogen.network.layer.Site;
import dev.morphogen.network.weights.Weights;
import java.util.random.RandomGenerator;

/** A layer in a network whose stages take two images at once. */
record Paired(Layer layer) implements Layer {

  @Override
  public String name() {
    return layer.name();
  }

  @Override
  public Shape outputShape(Shape input) {
    return layer.outputShape(input);
  }

  @Override
  public long multiplyAdds(Shape input) {
    return layer.multiplyAdds(input);
  }

  @Override
  public void initialize(Weights weights, RandomGenerator random) {
    layer.initialize(weights, random);
  }

  @Override
  public int together() {
    return 2;
  }

  @Override
  public LayerPlan plan(Site site) {
    return layer.plan(site);
  }
}
