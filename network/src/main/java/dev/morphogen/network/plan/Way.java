package dev.morphogen.network.plan;

import dev.morphogen.network.layer.Mode;

/** The ways through a network that a {@link Planner} shares out buffers for. */
enum Way {
  /** Forward and back; everything is kept for every image. */
  TRAINING(Mode.TRAINING),
  /** Forward, each image by one worker, which keeps what it has under way. */
  IMAGE_BY_IMAGE(Mode.INFERENCE),
  /** Forward, all workers on the same image, whose activations they share. */
  SPREAD(Mode.INFERENCE);

  final Mode mode;

  Way(Mode mode) {
    this.mode = mode;
  }
}
