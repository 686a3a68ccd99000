package dev.morphogen.kernels.elementwise;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** Sweeps that load a channel's numbers anew for every vector: for any number of vectors of channels. */
record OneVectorSweeps(int whole, int channels, int pixels) implements ReluSweeps {

  @Override
  public void applyRelu(float[] z, int zAt, float[] scale, float[] shift, float[] y, int yAt) {
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
