package dev.morphogen.network.layer;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.Shape;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Bands;
import dev.morphogen.network.run.ChunkSums;
import dev.morphogen.network.run.ChunkTotals;
import dev.morphogen.network.run.Derived;
import dev.morphogen.network.run.Worker;
import dev.morphogen.network.weights.Weights;

/** The place in a network that a layer is planned for: what comes in, what goes out, what it may ask for. */
public interface Site {

  /** Training or inference. */
  Mode mode();

  /** The kernels to use. */
  Kernels kernels();

  /**
   * The numbers; trained ones are read when {@link LayerPlan#prepare} tasks run. None may be read before: where only the
   * workspace is measured, there are none.
   */
  Weights weights();

  /** What {@link LayerPlan#collect} adds to, laid out as the trained numbers; made after planning. Training only. */
  float[] gradient();

  /** Shape of one image of the input. */
  Shape inputShape();

  /** The input; never written, unless it is the {@link #output} too ({@link Layer#inPlace}). */
  Activations input();

  /**
   * Within a stage of a layer that {@link Layer#asksForInput}, before the stage reads the input: has the layer before make
   * it, if it was not kept.
   */
  void makeInput(int image, Worker worker);

  /** Where the output goes; in training it lasts until the backward pass, unless it is made whenever it is read. */
  Activations output();

  /**
   * Whether {@link LayerPlan#makeOutput} will be called whenever the output is read, so that no stage of {@link
   * LayerPlan#forward} need write it. Only where a layer {@link Layer#makesOutput} and the one behind it {@link
   * Layer#asksForInput}.
   */
  boolean outputIsMade();

  /** The loss's gradient by the output. Training only. */
  Activations outputGradient();

  /**
   * Where the gradient by the input goes; no one reads it if {@link #wantsInputGradient} is false. The {@link
   * #outputGradient} of a layer whose gradient stays in place.
   */
  Activations inputGradient();

  /** Whether the input's gradient is needed: not for a network's first layer. */
  boolean wantsInputGradient();

  /** How inference's stages that can work row by row cut an image: into one band, or one for each thread. */
  Bands bands();

  /** Activations that last from forward to backward in training, or while the image is worked on. */
  Activations kept(int size);

  /** Activations of every image that last within this layer's backward pass, across its barriers. */
  Activations passing(int size);

  /** Activations good within one stage. */
  Activations temporary(int size);

  /** Scratch of a worker for a kernel, good within one call; {@code array} alone is asked for. */
  Activations scratch(int size);

  /** Numbers that {@link LayerPlan#prepare} makes of the weights. */
  Derived derived(int size);

  /** Sums of weight gradients. */
  ChunkSums chunkSums(int length);

  /** Partial sums of statistics. */
  ChunkTotals chunkTotals(int length);
}
