package dev.morphogen.kernels.elementwise;

import dev.morphogen.kernels.vector.Lanes;

/**
 * {@link Normalization}: sums by blocks of pixels small enough for the first cache, a block one vector of channels after
 * the other, so that they stay in registers and short enough for single precision; all else in the order of memory.
 * Channels that are left over are the end of one more vector ({@link LastChannels}); where they fill none, they go
 * through the reference.
 */
public final class NormalizationVector extends Normalization {

  /** Numbers of a block, 16 KB, and most of its pixels. */
  private static final int BLOCK = 4096;

  private static final int LONGEST_SUM = 64;

  private final int whole;
  private final int block;
  private final ReluSweeps sweeps;
  private final Normalization rest;

  /** For images {@code [pixels, channels]}. */
  public NormalizationVector(int pixels, int channels) {
    super(pixels, channels);
    whole = Lanes.whole(channels);
    block = block(channels);
    sweeps = ReluSweeps.of(whole, channels, pixels);
    rest =
        whole > 0
            ? new LastChannels(pixels, channels)
            : new NormalizationReference(pixels, channels);
  }

  /** How many pixels are summed up in single precision. */
  static int block(int channels) {
    return Math.clamp(BLOCK / channels, 8, LONGEST_SUM);
  }

  @Override
  protected void addSums(float[] z, int zOffset, double[] sums) {
    for (int p = 0; p < pixels; p += block) {
      int count = Math.min(block, pixels - p);
      for (int c = 0; c < whole; c += Lanes.COUNT) {
        ChannelSums.plain(z, zOffset + p * channels + c, channels, count, sums, c, 0);
      }
    }
    if (whole < channels) {
      rest.addSums(z, zOffset, sums);
    }
  }

  @Override
  protected void addGradientSums(float[] g, int gOffset, float[] z, int zOffset, double[] sums) {
    for (int p = 0; p < pixels; p += block) {
      int count = Math.min(block, pixels - p);
      for (int c = 0; c < whole; c += Lanes.COUNT) {
        int at = p * channels + c;
        ChannelSums.gradient(g, gOffset + at, z, zOffset + at, channels, count, sums, c, 0);
      }
    }
    if (whole < channels) {
      rest.addGradientSums(g, gOffset, z, zOffset, sums);
    }
  }

  @Override
  protected void addReluGradientSums(
      float[] g, int gOffset, float[] z, int zOffset, float[] scale, float[] shift, double[] sums) {
    for (int p = 0; p < pixels; p += block) {
      int count = Math.min(block, pixels - p);
      for (int c = 0; c < whole; c += Lanes.COUNT) {
        int at = p * channels + c;
        ChannelSums.reluGradient(
            g, gOffset + at, z, zOffset + at, scale, shift, channels, count, sums, c, 0);
      }
    }
    if (whole < channels) {
      rest.addReluGradientSums(g, gOffset, z, zOffset, scale, shift, sums);
    }
  }

  @Override
  protected void scaleAndShift(
      float[] z, int zOffset, float[] scale, float[] shift, float[] y, int yOffset) {
    ChannelSweeps.apply(z, zOffset, scale, shift, y, yOffset, whole, channels, pixels);
    if (whole < channels) {
      rest.scaleAndShift(z, zOffset, scale, shift, y, yOffset);
    }
  }

  @Override
  protected void scaleShiftRelu(
      float[] z, int zOffset, float[] scale, float[] shift, float[] y, int yOffset) {
    sweeps.applyRelu(z, zOffset, scale, shift, y, yOffset);
    if (whole < channels) {
      rest.scaleShiftRelu(z, zOffset, scale, shift, y, yOffset);
    }
  }

  @Override
  protected void combine(
      float[] g,
      int gOffset,
      float[] z,
      int zOffset,
      float[] coefficients,
      float[] dz,
      int dzOffset) {
    ChannelSweeps.gradient(
        g, gOffset, z, zOffset, coefficients, dz, dzOffset, whole, channels, pixels);
    if (whole < channels) {
      rest.combine(g, gOffset, z, zOffset, coefficients, dz, dzOffset);
    }
  }

  @Override
  protected void combineRelu(
      float[] g,
      int gOffset,
      float[] z,
      int zOffset,
      float[] scale,
      float[] shift,
      float[] coefficients,
      float[] dz,
      int dzOffset) {
    sweeps.reluGradient(g, gOffset, z, zOffset, scale, shift, coefficients, dz, dzOffset);
    if (whole < channels) {
      rest.combineRelu(g, gOffset, z, zOffset, scale, shift, coefficients, dz, dzOffset);
    }
  }

  @Override
  protected void addReaction(
      float[] y,
      int yOffset,
      float[] z,
      int zOffset,
      float[] scale,
      float[] shift,
      float timeStep,
      float[] next,
      int nextOffset) {
    sweeps.addReaction(y, yOffset, z, zOffset, scale, shift, timeStep, next, nextOffset);
    if (whole < channels) {
      rest.addReaction(y, yOffset, z, zOffset, scale, shift, timeStep, next, nextOffset);
    }
  }
}
