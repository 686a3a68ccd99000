package dev.morphogen.kernels.elementwise;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Sweeps over {@code count} pixels of one vector of channels, from channel {@code c}. A relu is a
 * blend and not a maximum: a maximum that keeps NaN costs four instructions, and a NaN must not
 * become a zero, for it is how a training that diverged shows.
 */
final class ChannelSweeps {

  private ChannelSweeps() {}

  /** y = scale·z + shift. */
  static void apply(
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      int c,
      float[] y,
      int yAt,
      int channels,
      int count) {
    FloatVector vScale = FloatVector.fromArray(FLOATS, scale, c);
    FloatVector vShift = FloatVector.fromArray(FLOATS, shift, c);
    int at = 0;
    for (int p = 0; p < count; p++) {
      vScale.fma(FloatVector.fromArray(FLOATS, z, zAt + at), vShift).intoArray(y, yAt + at);
      at += channels;
    }
  }

  /** y = relu(scale·z + shift). */
  static void applyRelu(
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      int c,
      float[] y,
      int yAt,
      int channels,
      int count) {
    FloatVector vScale = FloatVector.fromArray(FLOATS, scale, c);
    FloatVector vShift = FloatVector.fromArray(FLOATS, shift, c);
    FloatVector zero = FloatVector.zero(FLOATS);
    int at = 0;
    for (int p = 0; p < count; p++) {
      FloatVector n = vScale.fma(FloatVector.fromArray(FLOATS, z, zAt + at), vShift);
      n.blend(zero, n.compare(VectorOperators.LE, zero)).intoArray(y, yAt + at);
      at += channels;
    }
  }

  /** dz = a·g + b·z + d. */
  static void gradient(
      float[] g,
      int gAt,
      float[] z,
      int zAt,
      float[] coefficients,
      int c,
      float[] dz,
      int dzAt,
      int channels,
      int count) {
    FloatVector a = FloatVector.fromArray(FLOATS, coefficients, c);
    FloatVector b = FloatVector.fromArray(FLOATS, coefficients, channels + c);
    FloatVector d = FloatVector.fromArray(FLOATS, coefficients, 2 * channels + c);
    int at = 0;
    for (int p = 0; p < count; p++) {
      FloatVector vz = FloatVector.fromArray(FLOATS, z, zAt + at);
      FloatVector vg = FloatVector.fromArray(FLOATS, g, gAt + at);
      a.fma(vg, b.fma(vz, d)).intoArray(dz, dzAt + at);
      at += channels;
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
      int c,
      float[] dz,
      int dzAt,
      int channels,
      int count) {
    FloatVector vScale = FloatVector.fromArray(FLOATS, scale, c);
    FloatVector vShift = FloatVector.fromArray(FLOATS, shift, c);
    FloatVector a = FloatVector.fromArray(FLOATS, coefficients, c);
    FloatVector b = FloatVector.fromArray(FLOATS, coefficients, channels + c);
    FloatVector d = FloatVector.fromArray(FLOATS, coefficients, 2 * channels + c);
    FloatVector zero = FloatVector.zero(FLOATS);
    int at = 0;
    for (int p = 0; p < count; p++) {
      FloatVector vz = FloatVector.fromArray(FLOATS, z, zAt + at);
      FloatVector vg = FloatVector.fromArray(FLOATS, g, gAt + at);
      VectorMask<Float> pass = vScale.fma(vz, vShift).compare(VectorOperators.GT, zero);
      a.fma(zero.blend(vg, pass), b.fma(vz, d)).intoArray(dz, dzAt + at);
      at += channels;
    }
  }

  /** next = y + timeStep·(relu(scale·z + shift) − d). */
  static void react(
      float[] y,
      int yAt,
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      int c,
      float[] d,
      int dAt,
      float timeStep,
      float[] next,
      int nextAt,
      int channels,
      int count) {
    FloatVector vScale = FloatVector.fromArray(FLOATS, scale, c);
    FloatVector vShift = FloatVector.fromArray(FLOATS, shift, c);
    FloatVector h = FloatVector.broadcast(FLOATS, timeStep);
    FloatVector zero = FloatVector.zero(FLOATS);
    int at = 0;
    for (int p = 0; p < count; p++) {
      FloatVector n = vScale.fma(FloatVector.fromArray(FLOATS, z, zAt + at), vShift);
      FloatVector reaction = n.blend(zero, n.compare(VectorOperators.LE, zero));
      FloatVector vd = FloatVector.fromArray(FLOATS, d, dAt + at);
      FloatVector vy = FloatVector.fromArray(FLOATS, y, yAt + at);
      h.fma(reaction.sub(vd), vy).intoArray(next, nextAt + at);
      at += channels;
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
      int c,
      float timeStep,
      float[] next,
      int nextAt,
      int channels,
      int count) {
    FloatVector vScale = FloatVector.fromArray(FLOATS, scale, c);
    FloatVector vShift = FloatVector.fromArray(FLOATS, shift, c);
    FloatVector h = FloatVector.broadcast(FLOATS, timeStep);
    FloatVector zero = FloatVector.zero(FLOATS);
    int at = 0;
    for (int p = 0; p < count; p++) {
      FloatVector n = vScale.fma(FloatVector.fromArray(FLOATS, z, zAt + at), vShift);
      FloatVector reaction = n.blend(zero, n.compare(VectorOperators.LE, zero));
      FloatVector vy = FloatVector.fromArray(FLOATS, y, yAt + at);
      h.fma(reaction, vy).intoArray(next, nextAt + at);
      at += channels;
    }
  }
}
