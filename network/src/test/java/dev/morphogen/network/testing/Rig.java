package dev.morphogen.network.testing;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.network.plan.Head;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.plan.TrainingPlan;
import dev.morphogen.network.run.PerImage;
import dev.morphogen.network.run.Program.Order;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;

/** A network on a test bench: seeded weights and images, and the loss ⟨u, output⟩ with a seeded u. */
public final class Rig {

  /** How many images it has, unless settings say otherwise. */
  public static final int IMAGES = 5;

  /** What stands on the bench. */
  public final Network network;

  /** Its weights, the same every time, with normalizations that are not those of a beginning. */
  public final Weights weights;

  /** The images, {@code [n, h, w, c]}. */
  public final float[] images;

  /** What the output is multiplied with to be a loss. */
  public final float[] u;

  /** The output of the last run. */
  public final float[] output;

  /** What computes. */
  public TrainingPlan plan;

  private final PlanSettings settings;
  private final Order order;

  /** With one thread. */
  public Rig(Network network, Kernels kernels) {
    this(network, new PlanSettings(kernels, IMAGES, 1));
  }

  /** With these settings, whose number of images it makes; image by image. */
  public Rig(Network network, PlanSettings settings) {
    this(network, settings, Order.IMAGE_BY_IMAGE);
  }

  /** The same in that order. */
  public Rig(Network network, PlanSettings settings, Order order) {
    this.network = network;
    this.settings = settings;
    this.order = order;
    int count = settings.images();
    weights = network.initialWeights(11);
    images = Gaussian.numbers(count * network.inputShape().size(), 12);
    u = Gaussian.numbers(count * network.outputShape().size(), 13);
    output = new float[u.length];
    disturbNormalizations();
    plan = newPlan();
  }

  /** Scale 1 and shift 0 would hide what is done with them. */
  private void disturbNormalizations() {
    float[] noise = Gaussian.numbers(weights.trained().length, 14);
    for (Slice slice : network.layout().trained()) {
      if (slice.role() == Role.NORMALIZATION) {
        for (int i = slice.offset(); i < slice.end(); i++) {
          weights.trained()[i] += 0.3f * noise[i];
        }
      }
    }
  }

  /**
   * Moves every relu's input away from zero, where a central difference measures something between two
   * slopes: two channels of three are always on, the third always off.
   */
  public Rig awayFromKinks() {
    for (Slice slice : network.layout().trained()) {
      if (slice.role() == Role.NORMALIZATION) {
        boolean scale = slice.name().endsWith("weight");
        for (int c = 0; c < slice.size(); c++) {
          float value = scale ? 0.4f + 0.01f * c : c % 3 == 2 ? -4 : 4;
          weights.trained()[slice.offset() + c] = value;
        }
      }
    }
    return this;
  }

  /** Another plan of the same network, with the same weights. */
  public TrainingPlan newPlan() {
    return TrainingPlan.withInputGradient(network, weights, settings, new GivenGradient(), order);
  }

  /** Forward and backward over the first {@code count} images. */
  public void run(int count) {
    plan.run(images, count);
  }

  /** ⟨u, output⟩ over all images, with the images and weights as they are now. */
  public double loss() {
    run(settings.images());
    double loss = 0;
    for (int i = 0; i < u.length; i++) {
      loss += (double) u[i] * output[i];
    }
    return loss;
  }

  /** The gradient by the images, {@code [n, h, w, c]}. */
  public float[] inputGradient() {
    int size = network.inputShape().size();
    PerImage gradient = plan.inputGradient();
    float[] packed = new float[images.length];
    for (int image = 0; image < settings.images(); image++) {
      System.arraycopy(gradient.array(), gradient.offset(image), packed, image * size, size);
    }
    return packed;
  }

  /** Hands u to the backward pass and keeps the output. */
  private final class GivenGradient implements Head {

    @Override
    public void begin(int count) {}

    @Override
    public void run(int image, float[] from, int offset, float[] gradient, int gradientOffset) {
      int size = network.outputShape().size();
      System.arraycopy(from, offset, output, image * size, size);
      System.arraycopy(u, image * size, gradient, gradientOffset, size);
    }
  }
}
