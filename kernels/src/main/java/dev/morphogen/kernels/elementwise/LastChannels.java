package dev.morphogen.kernels.elementwise;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link Normalization} of the channels that whole vectors leave over: of a vector that ends where the channels do, those
 * of its numbers that no other vector has. Nothing beside the image is read, and what others wrote is not written again.
 */
final class LastChannels extends Normalization {

  /** Where the vector begins, and how many of its channels are others'. */
  private final int first;

  private final int others;
  private final int block;

  /** For images {@code [pixels, channels]} with at least a vector of channels. */
  LastChannels(int pixels, int channels) {
    super(pixels, channels);
    first = channels - Lanes.COUNT;
    others = Lanes.whole(channels) - first;
    block = NormalizationVector.block(channels);
  }

  @Override
  protected void addSums(float[] z, int zOffset, double[] sums) {
    for (int p = 0; p < pixels; p += block) {
      int at = zOffset + p * channels + first;
      ChannelSums.plain(z, at, channels, Math.min(block, pixels - p), sums, first, others);
    }
  }

  @Override
  protected void addGradientSums(float[] g, int gOffset, float[] z, int zOffset, double[] sums) {
    for (int p = 0; p < pixels; p += block) {
      int at = p * channels + first;
      int count = Math.min(block, pixels - p);
      ChannelSums.gradient(g, gOffset + at, z, zOffset + at, channels, count, sums, first, others);
    }
  }

  @Override
  protected void addReluGradientSums(
      float[] g, int gOffset, float[] z, int zOffset, float[] scale, float[] shift, double[] sums) {
    for (int p = 0; p < pixels; p += block) {
      int at = p * channels + first;
      int count = Math.min(block, pixels - p);
      ChannelSums.reluGradient(
          g, gOffset + at, z, zOffset + at, scale, shift, channels, count, sums, first, others);
    }
  }

  @Override
  protected void scaleAndShift(
      float[] z, int zOffset, float[] scale, float[] shift, float[] y, int yOffset) {
    VectorMask<Float> stored = FLOATS.indexInRange(-others, Lanes.COUNT);
    FloatVector vScale = FloatVector.fromArray(FLOATS, scale, first);
    FloatVector vShift = FloatVector.fromArray(FLOATS, shift, first);
    int end = pixels * channels;
    for (int at = first; at < end; at += channels) {
      FloatVector vz = FloatVector.fromArray(FLOATS, z, zOffset + at);
      vScale.fma(vz, vShift).intoArray(y, yOffset + at, stored);
    }
  }

  @Override
  protected void scaleShiftRelu(
      float[] z, int zOffset, float[] scale, float[] shift, float[] y, int yOffset) {
    VectorMask<Float> stored = FLOATS.indexInRange(-others, Lanes.COUNT);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector vScale = FloatVector.fromArray(FLOATS, scale, first);
    FloatVector vShift = FloatVector.fromArray(FLOATS, shift, first);
    int end = pixels * channels;
    for (int at = first; at < end; at += channels) {
      FloatVector n = vScale.fma(FloatVector.fromArray(FLOATS, z, zOffset + at), vShift);
      n.blend(zero, n.compare(VectorOperators.LE, zero)).intoArray(y, yOffset + at, stored);
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
    VectorMask<Float> stored = FLOATS.indexInRange(-others, Lanes.COUNT);
    FloatVector a = FloatVector.fromArray(FLOATS, coefficients, first);
    FloatVector b = FloatVector.fromArray(FLOATS, coefficients, channels + first);
    FloatVector d = FloatVector.fromArray(FLOATS, coefficients, 2 * channels + first);
    int end = pixels * channels;
    for (int at = first; at < end; at += channels) {
      FloatVector vz = FloatVector.fromArray(FLOATS, z, zOffset + at);
      FloatVector vg = FloatVector.fromArray(FLOATS, g, gOffset + at);
      a.fma(vg, b.fma(vz, d)).intoArray(dz, dzOffset + at, stored);
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
    VectorMask<Float> stored = FLOATS.indexInRange(-others, Lanes.COUNT);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector vScale = FloatVector.fromArray(FLOATS, scale, first);
    FloatVector vShift = FloatVector.fromArray(FLOATS, shift, first);
    FloatVector a = FloatVector.fromArray(FLOATS, coefficients, first);
    FloatVector b = FloatVector.fromArray(FLOATS, coefficients, channels + first);
    FloatVector d = FloatVector.fromArray(FLOATS, coefficients, 2 * channels + first);
    int end = pixels * channels;
    for (int at = first; at < end; at += channels) {
      FloatVector vz = FloatVector.fromArray(FLOATS, z, zOffset + at);
      FloatVector vg = FloatVector.fromArray(FLOATS, g, gOffset + at);
      VectorMask<Float> pass = vScale.fma(vz, vShift).compare(VectorOperators.GT, zero);
      a.fma(zero.blend(vg, pass), b.fma(vz, d)).intoArray(dz, dzOffset + at, stored);
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
    VectorMask<Float> stored = FLOATS.indexInRange(-others, Lanes.COUNT);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector h = FloatVector.broadcast(FLOATS, timeStep);
    FloatVector vScale = FloatVector.fromArray(FLOATS, scale, first);
    FloatVector vShift = FloatVector.fromArray(FLOATS, shift, first);
    int end = pixels * channels;
    for (int at = first; at < end; at += channels) {
      FloatVector n = vScale.fma(FloatVector.fromArray(FLOATS, z, zOffset + at), vShift);
      FloatVector reaction = n.blend(zero, n.compare(VectorOperators.LE, zero));
      FloatVector vy = FloatVector.fromArray(FLOATS, y, yOffset + at);
      h.fma(reaction, vy).intoArray(next, nextOffset + at, stored);
    }
  }
}
