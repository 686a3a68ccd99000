package dev.morphogen.kernels.elementwise;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;

/**
 * Sweeps over the first {@code whole} of {@code channels} channels of {@code pixels} pixels, in the order of memory: an
 * image that comes from there comes half as fast again to twice as fast as one vector of channels after the other, and
 * the channels' numbers are in the first cache. Those with a relu are {@link ReluSweeps}.
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
}
