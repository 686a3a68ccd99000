package dev.morphogen.network.run;

/** Numbers that are made of the weights, such as spectra, or by them, such as a gradient; one array for the whole plan. */
public final class Derived {

  private final int size;
  private float[] array = {};

  Derived(int size) {
    this.size = size;
  }

  /** The numbers. */
  public float[] array() {
    return array;
  }

  long bytes() {
    return (long) size * Float.BYTES;
  }

  void allocate() {
    array = new float[size];
  }
}
