package dev.morphogen.network.plan;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.diffusion.Diffusion;
import dev.morphogen.network.diffusion.Stability;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Layers put end to end for images of one shape, and the layout of their weights. Immutable. */
public final class Network {

  private final List<Layer> layers;
  private final List<Shape> shapes;
  private final WeightLayout layout;

  /**
   * Checks that the layers fit together.
   *
   * @throws InvalidInputException naming the layer that does not fit
   */
  public Network(Shape input, List<? extends Layer> layers, WeightLayout layout) {
    if (layers.isEmpty()) {
      throw new InvalidInputException("network: expected at least one layer, got none");
    }
    this.layers = List.copyOf(layers);
    this.layout = layout;
    List<Shape> all = new ArrayList<>(List.of(input));
    for (Layer layer : layers) {
      all.add(layer.outputShape(all.getLast()));
    }
    shapes = List.copyOf(all);
  }

  /** The layers, from the image to the logits. */
  public List<Layer> layers() {
    return layers;
  }

  /** Where each slice of the weights lies. */
  public WeightLayout layout() {
    return layout;
  }

  /** Shape of the images that it takes. */
  public Shape inputShape() {
    return shapes.getFirst();
  }

  /** Shape of what it makes of an image: the logits' is 1x1xclasses. */
  public Shape outputShape() {
    return shapes.getLast();
  }

  /** Shape of what layer number {@code index} takes. */
  public Shape inputShape(int index) {
    return shapes.get(index);
  }

  /** Multiply-adds of all convolutions for one image. */
  public long multiplyAdds() {
    long sum = 0;
    for (int i = 0; i < layers.size(); i++) {
      sum += layers.get(i).multiplyAdds(shapes.get(i));
    }
    return sum;
  }

  /** How many images its stages take at once. */
  public int together() {
    return layers.stream().mapToInt(Layer::together).max().orElse(1);
  }

  /** Trained slices of layer number {@code index}. */
  public List<Slice> slices(int index) {
    String prefix = layers.get(index).name() + ".";
    return layout.trained().stream().filter(s -> s.name().startsWith(prefix)).toList();
  }

  /** Weights as they are before training; the same for the same seed. */
  public Weights initialWeights(long seed) {
    Weights weights = Weights.zeros(layout);
    SplittableRandom random = new SplittableRandom(seed);
    layers.forEach(layer -> layer.initialize(weights, random));
    return weights;
  }

  /**
   * Checks that weights are those of its layers: as many, and of the same names, shapes and places.
   *
   * @throws InvalidInputException if they must be another network's
   */
  public void requireOwn(Weights weights) {
    int trained = weights.trained().length;
    int tracked = weights.tracked().length;
    if (trained != layout.trainedSize() || tracked != layout.trackedSize()) {
      throw new InvalidInputException(
          "weights: expected %d trained and %d tracked numbers for this network, got %d and %d"
              .formatted(layout.trainedSize(), layout.trackedSize(), trained, tracked));
    }
    requireSame(layout.trained(), weights.layout().trained());
    requireSame(layout.tracked(), weights.layout().tracked());
  }

  /** Two networks may have as many numbers and mean others by them. What optimizers make of a slice is not compared. */
  private static void requireSame(List<Slice> own, List<Slice> given) {
    for (int i = 0; i < Math.max(own.size(), given.size()); i++) {
      if (i >= own.size() || i >= given.size() || !isSame(own.get(i), given.get(i))) {
        throw new InvalidInputException(
            "weights: expected %s in this network, got %s of another"
                .formatted(place(own, i), place(given, i)));
      }
    }
  }

  private static boolean isSame(Slice one, Slice other) {
    return one.name().equals(other.name())
        && one.shape().equals(other.shape())
        && one.offset() == other.offset();
  }

  private static String place(List<Slice> slices, int index) {
    if (index >= slices.size()) {
      return "no more slices";
    }
    Slice slice = slices.get(index);
    return "%s %s from number %d on".formatted(slice.name(), slice.shape(), slice.offset());
  }

  /** What its steps diffuse with these weights, in order; none of a step without diffusion. */
  public List<Diffusion> diffusions(Weights weights) {
    List<Diffusion> diffusions = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).diffusion(weights, shapes.get(i)).ifPresent(diffusions::add);
    }
    return diffusions;
  }

  /** h·λmax of its diffusing steps against their limits, in order. */
  public List<Stability> stability(Weights weights) {
    return diffusions(weights).stream().map(Diffusion::stability).toList();
  }
}
