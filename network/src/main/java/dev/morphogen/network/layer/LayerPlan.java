package dev.morphogen.network.layer;

import dev.morphogen.network.run.Program;

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

  /** Adds tasks that add the batch's sums to {@link Site#gradient}. Training only. */
  void collect(Program program);
}
