package dev.morphogen.network.layer;

/** What a plan is for. */
public enum Mode {
  /** Forward and backward; normalization by the batch's own statistics, which are tracked. */
  TRAINING,
  /** Forward only; normalization by the tracked statistics. */
  INFERENCE
}
