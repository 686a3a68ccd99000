package dev.morphogen.kernels.elementwise;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Sweeps over four vectors of channels at a time, whose numbers stay in registers. */
record FourVectorSweeps(int whole, int channels, int pixels) implements ReluSweeps {

  @Override
  public void applyRelu(float[] z, int zAt, float[] scale, float[] shift, float[] y, int yAt) {
    for (int c = 0; c < whole; c += 4 * Lanes.COUNT) {
      applyRelu(z, zAt, scale, shift, y, yAt, c);
    }
  }

  private void applyRelu(
      float[] z, int zAt, float[] scale, float[] shift, float[] y, int yAt, int c) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector scale0 = FloatVector.fromArray(FLOATS, scale, c);
    FloatVector shift0 = FloatVector.fromArray(FLOATS, shift, c);
    FloatVector scale1 = FloatVector.fromArray(FLOATS, scale, c + Lanes.COUNT);
    FloatVector shift1 = FloatVector.fromArray(FLOATS, shift, c + Lanes.COUNT);
    FloatVector scale2 = FloatVector.fromArray(FLOATS, scale, c + 2 * Lanes.COUNT);
    FloatVector shift2 = FloatVector.fromArray(FLOATS, shift, c + 2 * Lanes.COUNT);
    FloatVector scale3 = FloatVector.fromArray(FLOATS, scale, c + 3 * Lanes.COUNT);
    FloatVector shift3 = FloatVector.fromArray(FLOATS, shift, c + 3 * Lanes.COUNT);
    int end = c + channels * pixels;
    for (int at = c; at < end; at += channels) {
      FloatVector n0 = scale0.fma(FloatVector.fromArray(FLOATS, z, zAt + at), shift0);
      FloatVector relu0 = n0.blend(zero, n0.compare(VectorOperators.LE, zero));
      relu0.intoArray(y, yAt + at);
      FloatVector n1 = scale1.fma(FloatVector.fromArray(FLOATS, z, zAt + at + Lanes.COUNT), shift1);
      FloatVector relu1 = n1.blend(zero, n1.compare(VectorOperators.LE, zero));
      relu1.intoArray(y, yAt + at + Lanes.COUNT);
      FloatVector n2 =
          scale2.fma(FloatVector.fromArray(FLOATS, z, zAt + at + 2 * Lanes.COUNT), shift2);
      FloatVector relu2 = n2.blend(zero, n2.compare(VectorOperators.LE, zero));
      relu2.intoArray(y, yAt + at + 2 * Lanes.COUNT);
      FloatVector n3 =
          scale3.fma(FloatVector.fromArray(FLOATS, z, zAt + at + 3 * Lanes.COUNT), shift3);
      FloatVector relu3 = n3.blend(zero, n3.compare(VectorOperators.LE, zero));
      relu3.intoArray(y, yAt + at + 3 * Lanes.COUNT);
    }
  }

  @Override
  public void reluGradient(
      float[] g,
      int gAt,
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      float[] coefficients,
      float[] dz,
      int dzAt) {
    for (int c = 0; c < whole; c += 4 * Lanes.COUNT) {
      reluGradient(g, gAt, z, zAt, scale, shift, coefficients, dz, dzAt, c);
    }
  }

  private void reluGradient(
      float[] g,
      int gAt,
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      float[] coefficients,
      float[] dz,
      int dzAt,
      int c) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector scale0 = FloatVector.fromArray(FLOATS, scale, c);
    FloatVector shift0 = FloatVector.fromArray(FLOATS, shift, c);
    FloatVector scale1 = FloatVector.fromArray(FLOATS, scale, c + Lanes.COUNT);
    FloatVector shift1 = FloatVector.fromArray(FLOATS, shift, c + Lanes.COUNT);
    FloatVector scale2 = FloatVector.fromArray(FLOATS, scale, c + 2 * Lanes.COUNT);
    FloatVector shift2 = FloatVector.fromArray(FLOATS, shift, c + 2 * Lanes.COUNT);
    FloatVector scale3 = FloatVector.fromArray(FLOATS, scale, c + 3 * Lanes.COUNT);
    FloatVector shift3 = FloatVector.fromArray(FLOATS, shift, c + 3 * Lanes.COUNT);
    FloatVector a0 = FloatVector.fromArray(FLOATS, coefficients, c);
    FloatVector b0 = FloatVector.fromArray(FLOATS, coefficients, channels + c);
    FloatVector d0 = FloatVector.fromArray(FLOATS, coefficients, 2 * channels + c);
    FloatVector a1 = FloatVector.fromArray(FLOATS, coefficients, c + Lanes.COUNT);
    FloatVector b1 = FloatVector.fromArray(FLOATS, coefficients, channels + c + Lanes.COUNT);
    FloatVector d1 = FloatVector.fromArray(FLOATS, coefficients, 2 * channels + c + Lanes.COUNT);
    FloatVector a2 = FloatVector.fromArray(FLOATS, coefficients, c + 2 * Lanes.COUNT);
    FloatVector b2 = FloatVector.fromArray(FLOATS, coefficients, channels + c + 2 * Lanes.COUNT);
    FloatVector d2 =
        FloatVector.fromArray(FLOATS, coefficients, 2 * channels + c + 2 * Lanes.COUNT);
    FloatVector a3 = FloatVector.fromArray(FLOATS, coefficients, c + 3 * Lanes.COUNT);
    FloatVector b3 = FloatVector.fromArray(FLOATS, coefficients, channels + c + 3 * Lanes.COUNT);
    FloatVector d3 =
        FloatVector.fromArray(FLOATS, coefficients, 2 * channels + c + 3 * Lanes.COUNT);
    int end = c + channels * pixels;
    for (int at = c; at < end; at += channels) {
      FloatVector z0 = FloatVector.fromArray(FLOATS, z, zAt + at);
      FloatVector g0 = FloatVector.fromArray(FLOATS, g, gAt + at);
      VectorMask<Float> pass0 = scale0.fma(z0, shift0).compare(VectorOperators.GT, zero);
      a0.fma(zero.blend(g0, pass0), b0.fma(z0, d0)).intoArray(dz, dzAt + at);
      FloatVector z1 = FloatVector.fromArray(FLOATS, z, zAt + at + Lanes.COUNT);
      FloatVector g1 = FloatVector.fromArray(FLOATS, g, gAt + at + Lanes.COUNT);
      VectorMask<Float> pass1 = scale1.fma(z1, shift1).compare(VectorOperators.GT, zero);
      a1.fma(zero.blend(g1, pass1), b1.fma(z1, d1)).intoArray(dz, dzAt + at + Lanes.COUNT);
      FloatVector z2 = FloatVector.fromArray(FLOATS, z, zAt + at + 2 * Lanes.COUNT);
      FloatVector g2 = FloatVector.fromArray(FLOATS, g, gAt + at + 2 * Lanes.COUNT);
      VectorMask<Float> pass2 = scale2.fma(z2, shift2).compare(VectorOperators.GT, zero);
      a2.fma(zero.blend(g2, pass2), b2.fma(z2, d2)).intoArray(dz, dzAt + at + 2 * Lanes.COUNT);
      FloatVector z3 = FloatVector.fromArray(FLOATS, z, zAt + at + 3 * Lanes.COUNT);
      FloatVector g3 = FloatVector.fromArray(FLOATS, g, gAt + at + 3 * Lanes.COUNT);
      VectorMask<Float> pass3 = scale3.fma(z3, shift3).compare(VectorOperators.GT, zero);
      a3.fma(zero.blend(g3, pass3), b3.fma(z3, d3)).intoArray(dz, dzAt + at + 3 * Lanes.COUNT);
    }
  }

  @Override
  public void addReaction(
      float[] y,
      int yAt,
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      float timeStep,
      float[] next,
      int nextAt) {
    for (int c = 0; c < whole; c += 4 * Lanes.COUNT) {
      addReaction(y, yAt, z, zAt, scale, shift, timeStep, next, nextAt, c);
    }
  }

  private void addReaction(
      float[] y,
      int yAt,
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      float timeStep,
      float[] next,
      int nextAt,
      int c) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector h = FloatVector.broadcast(FLOATS, timeStep);
    FloatVector scale0 = FloatVector.fromArray(FLOATS, scale, c);
    FloatVector shift0 = FloatVector.fromArray(FLOATS, shift, c);
    FloatVector scale1 = FloatVector.fromArray(FLOATS, scale, c + Lanes.COUNT);
    FloatVector shift1 = FloatVector.fromArray(FLOATS, shift, c + Lanes.COUNT);
    FloatVector scale2 = FloatVector.fromArray(FLOATS, scale, c + 2 * Lanes.COUNT);
    FloatVector shift2 = FloatVector.fromArray(FLOATS, shift, c + 2 * Lanes.COUNT);
    FloatVector scale3 = FloatVector.fromArray(FLOATS, scale, c + 3 * Lanes.COUNT);
    FloatVector shift3 = FloatVector.fromArray(FLOATS, shift, c + 3 * Lanes.COUNT);
    int end = c + channels * pixels;
    for (int at = c; at < end; at += channels) {
      FloatVector n0 = scale0.fma(FloatVector.fromArray(FLOATS, z, zAt + at), shift0);
      FloatVector relu0 = n0.blend(zero, n0.compare(VectorOperators.LE, zero));
      FloatVector y0 = FloatVector.fromArray(FLOATS, y, yAt + at);
      h.fma(relu0, y0).intoArray(next, nextAt + at);
      FloatVector n1 = scale1.fma(FloatVector.fromArray(FLOATS, z, zAt + at + Lanes.COUNT), shift1);
      FloatVector relu1 = n1.blend(zero, n1.compare(VectorOperators.LE, zero));
      FloatVector y1 = FloatVector.fromArray(FLOATS, y, yAt + at + Lanes.COUNT);
      h.fma(relu1, y1).intoArray(next, nextAt + at + Lanes.COUNT);
      FloatVector n2 =
          scale2.fma(FloatVector.fromArray(FLOATS, z, zAt + at + 2 * Lanes.COUNT), shift2);
      FloatVector relu2 = n2.blend(zero, n2.compare(VectorOperators.LE, zero));
      FloatVector y2 = FloatVector.fromArray(FLOATS, y, yAt + at + 2 * Lanes.COUNT);
      h.fma(relu2, y2).intoArray(next, nextAt + at + 2 * Lanes.COUNT);
      FloatVector n3 =
          scale3.fma(FloatVector.fromArray(FLOATS, z, zAt + at + 3 * Lanes.COUNT), shift3);
      FloatVector relu3 = n3.blend(zero, n3.compare(VectorOperators.LE, zero));
      FloatVector y3 = FloatVector.fromArray(FLOATS, y, yAt + at + 3 * Lanes.COUNT);
      h.fma(relu3, y3).intoArray(next, nextAt + at + 3 * Lanes.COUNT);
    }
  }
}
