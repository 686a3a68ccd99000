package dev.morphogen.training.input;

import dev.morphogen.network.run.Workspace;

/**
 * A batch ready to train on: {@code [count, h, w, c]} numbers and a label each, in reused arrays.
 */
public final class LoadedBatch {

  private final float[] images;
  private final int[] labels;
  private int count;

  LoadedBatch(int capacity, int imageSize) {
    images = new float[Workspace.arrayLength(capacity, imageSize)];
    labels = new int[capacity];
  }

  /** Normalized images; there may be old numbers behind the last one. */
  public float[] images() {
    return images;
  }

  /** Each image's class. */
  public int[] labels() {
    return labels;
  }

  /** How many images. */
  public int count() {
    return count;
  }

  void setCount(int newCount) {
    count = newCount;
  }
}
