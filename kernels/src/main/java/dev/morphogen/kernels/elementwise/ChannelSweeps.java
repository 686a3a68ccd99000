package dev.morphogen.kernels.elementwise;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Sweeps over the first {@code whole} of {@code channels} channels of {@code pixels} pixels, in the order of memory: an
 * image that comes from there comes half as fast again to twice as fast as one vector of channels after the other, and
 * the channels' numbers are in the first cache. A relu is a blend and not a maximum: a maximum that keeps NaN costs four
 * instructions, and a NaN must not become a zero, for it is how a training that diverged shows.
 */
final class ChannelSweeps {

  private ChannelSweeps() {}

  /** y = scale·z + shift. */
  static void apply(
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      float[] y,
      int yAt,
      int whole,
      int channels,
      int pixels) {
    int c = 0;
    int at = 0;
    for (int i = 0; i < pixels * whole; i += Lanes.COUNT) {
      FloatVector vScale = FloatVector.fromArray(FLOATS, scale, c);
      FloatVector vShift = FloatVector.fromArray(FLOATS, shift, c);
      vScale.fma(FloatVector.fromArray(FLOATS, z, zAt + at), vShift).intoArray(y, yAt + at);
      at += Lanes.COUNT;
      c += Lanes.COUNT;
      if (c == whole) {
        c = 0;
        at += channels - whole;
      }
    }
  }

  /** y = relu(scale·z + shift). */
  static void applyRelu(
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      float[] y,
      int yAt,
      int whole,
      int channels,
      int pixels) {
    FloatVector zero = FloatVector.zero(FLOATS);
    int c = 0;
    int at = 0;
    for (int i = 0; i < pixels * whole; i += Lanes.COUNT) {
      FloatVector vScale = FloatVector.fromArray(FLOATS, scale, c);
      FloatVector vShift = FloatVector.fromArray(FLOATS, shift, c);
      FloatVector n = vScale.fma(FloatVector.fromArray(FLOATS, z, zAt + at), vShift);
      n.blend(zero, n.compare(VectorOperators.LE, zero)).intoArray(y, yAt + at);
      at += Lanes.COUNT;
      c += Lanes.COUNT;
      if (c == whole) {
        c = 0;
        at += channels - whole;
      }
    }
  }

  /** dz = a·g + b·z + d. */
  static void gradient(
      float[] g,
      int gAt,
      float[] z,
      int zAt,
      float[] coefficients,
      float[] dz,
      int dzAt,
      int whole,
      int channels,
      int pixels) {
    int c = 0;
    int at = 0;
    for (int i = 0; i < pixels * whole; i += Lanes.COUNT) {
      FloatVector a = FloatVector.fromArray(FLOATS, coefficients, c);
      FloatVector b = FloatVector.fromArray(FLOATS, coefficients, channels + c);
      FloatVector d = FloatVector.fromArray(FLOATS, coefficients, 2 * channels + c);
      FloatVector vz = FloatVector.fromArray(FLOATS, z, zAt + at);
      FloatVector vg = FloatVector.fromArray(FLOATS, g, gAt + at);
      a.fma(vg, b.fma(vz, d)).intoArray(dz, dzAt + at);
      at += Lanes.COUNT;
      c += Lanes.COUNT;
      if (c == whole) {
        c = 0;
        at += channels - whole;
      }
    }
  }

  /** dz = a·g·[scale·z + shift > 0] + b·z + d. */
  static void reluGradient(
      float[] g,
      int gAt,
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      float[] coefficients,
      float[] dz,
      int dzAt,
      int whole,
      int channels,
      int pixels) {
    FloatVector zero = FloatVector.zero(FLOATS);
    int c = 0;
    int at = 0;
    for (int i = 0; i < pixels * whole; i += Lanes.COUNT) {
      FloatVector vScale = FloatVector.fromArray(FLOATS, scale, c);
      FloatVector vShift = FloatVector.fromArray(FLOATS, shift, c);
      FloatVector a = FloatVector.fromArray(FLOATS, coefficients, c);
      FloatVector b = FloatVector.fromArray(FLOATS, coefficients, channels + c);
      FloatVector d = FloatVector.fromArray(FLOATS, coefficients, 2 * channels + c);
      FloatVector vz = FloatVector.fromArray(FLOATS, z, zAt + at);
      FloatVector vg = FloatVector.fromArray(FLOATS, g, gAt + at);
      VectorMask<Float> pass = vScale.fma(vz, vShift).compare(VectorOperators.GT, zero);
      a.fma(zero.blend(vg, pass), b.fma(vz, d)).intoArray(dz, dzAt + at);
      at += Lanes.COUNT;
      c += Lanes.COUNT;
      if (c == whole) {
        c = 0;
        at += channels - whole;
      }
    }
  }

  /** next = y + timeStep·relu(scale·z + shift). */
  static void addReaction(
      float[] y,
      int yAt,
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      float timeStep,
      float[] next,
      int nextAt,
      int whole,
      int channels,
      int pixels) {
    FloatVector h = FloatVector.broadcast(FLOATS, timeStep);
    FloatVector zero = FloatVector.zero(FLOATS);
    int c = 0;
    int at = 0;
    for (int i = 0; i < pixels * whole; i += Lanes.COUNT) {
      FloatVector vScale = FloatVector.fromArray(FLOATS, scale, c);
      FloatVector vShift = FloatVector.fromArray(FLOATS, shift, c);
      FloatVector n = vScale.fma(FloatVector.fromArray(FLOATS, z, zAt + at), vShift);
      FloatVector reaction = n.blend(zero, n.compare(VectorOperators.LE, zero));
      FloatVector vy = FloatVector.fromArray(FLOATS, y, yAt + at);
      h.fma(reaction, vy).intoArray(next, nextAt + at);
      at += Lanes.COUNT;
      c += Lanes.COUNT;
      if (c == whole) {
        c = 0;
        at += channels - whole;
      }
    }
  }
}
