package dev.morphogen.kernels;

/**
 * relu(scale·z + shift) with one number a channel: a batch normalization whose statistics are known, as in inference,
 * and the relu behind it. An operator that is given one does it while its results are still in registers, with the bits
 * of {@link dev.morphogen.kernels.elementwise.Normalization#applyRelu}. The arrays are read when the operator runs.
 *
 * @param scale {@code [channels]}
 * @param shift {@code [channels]}
 */
public record NormalizedRelu(float[] scale, float[] shift) {

  private static final NormalizedRelu NONE = new NormalizedRelu(new float[0], new float[0]);

  /** Of no channels: what a kernel that ends with no relu is handed, and never reads. */
  public static NormalizedRelu none() {
    return NONE;
  }

  /**
   * Checks that there are numbers for that many channels.
   *
   * @throws IllegalArgumentException if there are not
   */
  public void check(int channels) {
    Extent.check("scale", scale, 0, channels);
    Extent.check("shift", shift, 0, channels);
  }
}
