package dev.morphogen.training.input;

/** When an image is mirrored left to right. */
public enum Flip {
  /** Never: for digits and letters. */
  NONE,
  /** In half of the epochs, drawn anew in each. */
  RANDOM,
  /** In every other epoch; which ones is drawn once: few epochs see both sides of every image. */
  ALTERNATING
}
