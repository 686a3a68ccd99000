package dev.morphogen.kernels.elementwise;

import dev.morphogen.kernels.Extent;

/**
 * The parts of batch normalization N that work on one image {@code [pixels, channels]}, with and
 * without the relu that follows it. The batch's statistics turn into a scale and a shift a channel:
 * N(z) = scale·z + shift.
 *
 * <p>Sums go to double precision: {@code sums[c]} and {@code sums[channels + c]}; a row of at most a
 * few hundred pixels may be summed in single precision first. The caller owns every array; inputs
 * are never written; an output may be the same slice as an input of the same shape. Safe for many
 * threads.
 */
public abstract class Normalization {

  /** Pixels of one image. */
  protected final int pixels;

  /** Channels of one image. */
  protected final int channels;

  /**
   * For images {@code [pixels, channels]}.
   *
   * @throws IllegalArgumentException if a size is not positive or an array cannot hold them
   */
  protected Normalization(int pixels, int channels) {
    this.pixels = Extent.positive("pixels", pixels);
    this.channels = Extent.positive("channels", channels);
    Extent.requireArray("image", pixels, channels);
    Extent.requireArray("coefficients", 3, channels);
  }

  /** sums[c] += Σ z, sums[channels + c] += Σ z². */
  public final void sums(float[] z, int zOffset, double[] sums) {
    checkImage("z", z, zOffset);
    Extent.check("sums", sums, 0, 2 * channels);
    addSums(z, zOffset, sums);
  }

  /** y = scale·z + shift. */
  public final void apply(
      float[] z, int zOffset, float[] scale, float[] shift, float[] y, int yOffset) {
    check(z, zOffset, scale, shift, y, yOffset);
    scaleAndShift(z, zOffset, scale, shift, y, yOffset);
  }

  /** y = relu(scale·z + shift). */
  public final void applyRelu(
      float[] z, int zOffset, float[] scale, float[] shift, float[] y, int yOffset) {
    check(z, zOffset, scale, shift, y, yOffset);
    scaleShiftRelu(z, zOffset, scale, shift, y, yOffset);
  }

  /** sums[c] += Σ g, sums[channels + c] += Σ g·z: what the gradient of {@link #apply} needs. */
  public final void gradientSums(float[] g, int gOffset, float[] z, int zOffset, double[] sums) {
    checkImage("g", g, gOffset);
    checkImage("z", z, zOffset);
    Extent.check("sums", sums, 0, 2 * channels);
    addGradientSums(g, gOffset, z, zOffset, sums);
  }

  /** The same sums behind a relu: over the numbers where scale·z + shift > 0. */
  public final void reluGradientSums(
      float[] g, int gOffset, float[] z, int zOffset, float[] scale, float[] shift, double[] sums) {
    check(z, zOffset, scale, shift, g, gOffset);
    Extent.check("sums", sums, 0, 2 * channels);
    addReluGradientSums(g, gOffset, z, zOffset, scale, shift, sums);
  }

  /**
   * dz = a·g + b·z + d, with a, b, d a channel in {@code coefficients[0…channels)}, {@code
   * [channels…2·channels)}, {@code [2·channels…3·channels)}.
   */
  public final void gradient(
      float[] g,
      int gOffset,
      float[] z,
      int zOffset,
      float[] coefficients,
      float[] dz,
      int dzOffset) {
    checkImage("g", g, gOffset);
    checkImage("z", z, zOffset);
    Extent.check("coefficients", coefficients, 0, 3 * channels);
    checkImage("dz", dz, dzOffset);
    combine(g, gOffset, z, zOffset, coefficients, dz, dzOffset);
  }

  /** The same behind a relu: dz = a·g·[scale·z + shift > 0] + b·z + d. */
  public final void reluGradient(
      float[] g,
      int gOffset,
      float[] z,
      int zOffset,
      float[] scale,
      float[] shift,
      float[] coefficients,
      float[] dz,
      int dzOffset) {
    check(z, zOffset, scale, shift, g, gOffset);
    Extent.check("coefficients", coefficients, 0, 3 * channels);
    checkImage("dz", dz, dzOffset);
    combineRelu(g, gOffset, z, zOffset, scale, shift, coefficients, dz, dzOffset);
  }

  /** The reaction: y⁺ = y + timeStep·relu(scale·z + shift), of eqs. (9) and (11). */
  public final void reaction(
      float[] y,
      int yOffset,
      float[] z,
      int zOffset,
      float[] scale,
      float[] shift,
      float timeStep,
      float[] next,
      int nextOffset) {
    check(z, zOffset, scale, shift, y, yOffset);
    checkImage("next", next, nextOffset);
    addReaction(y, yOffset, z, zOffset, scale, shift, timeStep, next, nextOffset);
  }

  private void check(
      float[] z, int zOffset, float[] scale, float[] shift, float[] other, int otherOffset) {
    checkImage("z", z, zOffset);
    Extent.check("scale", scale, 0, channels);
    Extent.check("shift", shift, 0, channels);
    checkImage("image", other, otherOffset);
  }

  private void checkImage(String name, float[] image, int offset) {
    Extent.check(name, image, offset, pixels * channels);
  }

  /** See {@link #sums}. */
  protected abstract void addSums(float[] z, int zOffset, double[] sums);

  /** See {@link #apply}. */
  protected abstract void scaleAndShift(
      float[] z, int zOffset, float[] scale, float[] shift, float[] y, int yOffset);

  /** See {@link #applyRelu}. */
  protected abstract void scaleShiftRelu(
      float[] z, int zOffset, float[] scale, float[] shift, float[] y, int yOffset);

  /** See {@link #gradientSums}. */
  protected abstract void addGradientSums(
      float[] g, int gOffset, float[] z, int zOffset, double[] sums);

  /** See {@link #reluGradientSums}. */
  protected abstract void addReluGradientSums(
      float[] g, int gOffset, float[] z, int zOffset, float[] scale, float[] shift, double[] sums);

  /** See {@link #gradient}. */
  protected abstract void combine(
      float[] g,
      int gOffset,
      float[] z,
      int zOffset,
      float[] coefficients,
      float[] dz,
      int dzOffset);

  /** See {@link #reluGradient}. */
  protected abstract void combineRelu(
      float[] g,
      int gOffset,
      float[] z,
      int zOffset,
      float[] scale,
      float[] shift,
      float[] coefficients,
      float[] dz,
      int dzOffset);

  /** See {@link #reaction}. */
  protected abstract void addReaction(
      float[] y,
      int yOffset,
      float[] z,
      int zOffset,
      float[] scale,
      float[] shift,
      float timeStep,
      float[] next,
      int nextOffset);
}
