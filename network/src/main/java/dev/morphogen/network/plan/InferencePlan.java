package dev.morphogen.network.plan;

import dev.morphogen.network.layer.Mode;
import dev.morphogen.network.run.Batch;
import dev.morphogen.network.run.Crew;
import dev.morphogen.network.run.PerImage;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Program.Order;
import dev.morphogen.network.run.Runner;
import dev.morphogen.network.weights.Weights;

/**
 * A network made ready for inference: takes each image through all layers at once, whatever the settings' order, which
 * is training's: activations are kept for the images that a worker has under way, not for a chunk of them, and there
 * are no gradients of weights that another order would keep in cache. Running it allocates nothing. Not for several
 * threads at once; it uses threads of its own.
 */
public final class InferencePlan {

  private final Planner planner;
  private final Batch whole;
  private final Runner prepare;
  private final Runner pass;

  /** Plans {@code network} with {@code weights}, which it reads now and whenever {@link #refresh} is called. */
  public InferencePlan(Network network, Weights weights, PlanSettings settings) {
    whole = Batch.of(settings.images(), network.together());
    planner = new Planner(network, weights, settings, Mode.INFERENCE, false);
    Crew crew = Crew.of(settings.threads());
    Program program = new Program();
    planner.addForward(program);
    prepare = planner.prepare().runner(crew, Order.IMAGE_BY_IMAGE);
    pass = program.runner(crew, Order.IMAGE_BY_IMAGE);
    planner.workspace().allocate();
    refresh();
  }

  /** Reads the weights and the tracked statistics again. */
  public void refresh() {
    prepare.run(whole);
  }

  /**
   * Overwrites {@code output [count, h, w, c]} with what the network makes of {@code images [count, h, w,
   * c]}.
   *
   * @throws IllegalArgumentException if an array is too short
   */
  public void run(float[] images, int count, float[] output) {
    int size = planner.output().size();
    if (output.length < (long) count * size) {
      throw new IllegalArgumentException(
          "output: expected %d x %d numbers, got an array of %d"
              .formatted(count, size, output.length));
    }
    Batch batch = whole.first(count);
    planner.input().bind(images, count);
    pass.run(batch);
    PerImage logits = planner.output();
    for (int image = 0; image < count; image++) {
      System.arraycopy(logits.array(), logits.offset(image), output, image * size, size);
    }
  }

  /** How many images a run may have. */
  public int capacity() {
    return whole.images();
  }

  /** Bytes that an inference plan of this network would allocate, without making it. */
  public static long workspaceBytes(Network network, PlanSettings settings) {
    Weights weights = Weights.zeros(network.layout());
    return new Planner(network, weights, settings, Mode.INFERENCE, false).workspace().bytes();
  }
}
