package dev.morphogen.network.layer;

import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;

/**
 * How a layer is computed at one place of one network. It adds its work to the network's programs once;
 * running them allocates nothing.
 */
public interface LayerPlan {

  /** Adds tasks that turn the weights into the kernels' form; they run whenever weights changed. */
  void prepare(Program program);

  /** Adds stages and barriers from {@link Site#input} to {@link Site#output}. */
  void forward(Program program);

  /**
   * Adds stages and barriers from {@link Site#outputGradient} to {@link Site#inputGradient}, which is
   * overwritten. Asked for in training only.
   */
  void backward(Program program);

  /**
   * Within a stage, after the forward pass: writes an image of {@link Site#output} again, to the same bits. For layers that
   * {@link Layer#makesOutput}.
   */
  default void makeOutput(int image, Worker worker) {
    throw new UnsupportedOperationException(getClass() + " keeps its output");
  }

  /** Adds tasks that add the batch's sums to {@link Site#gradient}. Training only. */
  void collect(Program program);
}
