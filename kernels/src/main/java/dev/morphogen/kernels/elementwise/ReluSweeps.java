package dev.morphogen.kernels.elementwise;

import dev.morphogen.kernels.vector.Lanes;

/**
 * Sweeps with a relu over the first {@code whole} of {@code channels} channels of {@code pixels} pixels. What an image from
 * memory takes is the instructions a vector needs: the fewer, the more lines are on their way at once. So a few vectors of
 * channels are swept together, in the order of memory where they are all there are, and their scales, shifts and
 * coefficients stay in registers, if there are 32.
 *
 * <p>A relu is a blend and not a maximum: a maximum that keeps NaN costs four instructions, and a NaN must not become a
 * zero, for it is how a training that diverged shows.
 */
sealed interface ReluSweeps permits OneVectorSweeps, TwoVectorSweeps, FourVectorSweeps {

  /** The fastest for that many channels; {@code whole} is a multiple of a vector's. */
  static ReluSweeps of(int whole, int channels, int pixels) {
    int vectors = whole / Lanes.COUNT;
    if (vectors % 4 == 0) {
      return new FourVectorSweeps(whole, channels, pixels);
    }
    // With 16 registers two vectors are half a line, and slower than one after the other.
    return vectors % 2 == 0 && Lanes.MANY_REGISTERS
        ? new TwoVectorSweeps(whole, channels, pixels)
        : new OneVectorSweeps(whole, channels, pixels);
  }

  /** y = relu(scale·z + shift). */
  void applyRelu(float[] z, int zAt, float[] scale, float[] shift, float[] y, int yAt);

  /** dz = a·g·[scale·z + shift > 0] + b·z + d, with a, b, d one behind the other in {@code coefficients}. */
  void reluGradient(
      float[] g,
      int gAt,
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      float[] coefficients,
      float[] dz,
      int dzAt);

  /** next = y + timeStep·relu(scale·z + shift). */
  void addReaction(
      float[] y,
      int yAt,
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      float timeStep,
      float[] next,
      int nextAt);
}
