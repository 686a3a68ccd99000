package dev.morphogen.kernels.elementwise;

import static dev.morphogen.kernels.vector.Lanes.DOUBLES;
import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Sums over {@code count} pixels of one vector of channels, added to {@code sums[c…]} and {@code
 * sums[channels + c…]}. Pixels go two by two into sums of their own, for an addition waits on the one
 * before; a last odd pixel joins the first sums. The first {@code others} channels of the vector are left alone.
 *
 * <p>What is said more than once here stays so: a method of ours that takes a vector is not inlined into a large one, and
 * then its vectors become objects.
 */
final class ChannelSums {

  private ChannelSums() {}

  /** Σ z and Σ z². */
  static void plain(float[] z, int zAt, int channels, int count, double[] sums, int c, int others) {
    FloatVector sum0 = FloatVector.zero(FLOATS);
    FloatVector sum1 = FloatVector.zero(FLOATS);
    FloatVector square0 = FloatVector.zero(FLOATS);
    FloatVector square1 = FloatVector.zero(FLOATS);
    int at = zAt;
    int p = 1;
    for (; p < count; p += 2) {
      FloatVector z0 = FloatVector.fromArray(FLOATS, z, at);
      FloatVector z1 = FloatVector.fromArray(FLOATS, z, at + channels);
      sum0 = sum0.add(z0);
      sum1 = sum1.add(z1);
      square0 = z0.fma(z0, square0);
      square1 = z1.fma(z1, square1);
      at += 2 * channels;
    }
    for (; p <= count; p++) {
      FloatVector z0 = FloatVector.fromArray(FLOATS, z, at);
      sum0 = sum0.add(z0);
      square0 = z0.fma(z0, square0);
    }
    VectorMask<Float> leftAlone = FLOATS.indexInRange(0, others);
    FloatVector sum = sum0.add(sum1).blend(0, leftAlone);
    DoubleVector.fromArray(DOUBLES, sums, c)
        .add(sum.convertShape(VectorOperators.F2D, DOUBLES, 0))
        .intoArray(sums, c);
    DoubleVector.fromArray(DOUBLES, sums, c + DOUBLES.length())
        .add(sum.convertShape(VectorOperators.F2D, DOUBLES, 1))
        .intoArray(sums, c + DOUBLES.length());
    FloatVector square = square0.add(square1).blend(0, leftAlone);
    DoubleVector.fromArray(DOUBLES, sums, channels + c)
        .add(square.convertShape(VectorOperators.F2D, DOUBLES, 0))
        .intoArray(sums, channels + c);
    DoubleVector.fromArray(DOUBLES, sums, channels + c + DOUBLES.length())
        .add(square.convertShape(VectorOperators.F2D, DOUBLES, 1))
        .intoArray(sums, channels + c + DOUBLES.length());
  }

  /** Σ g and Σ g·z. */
  static void gradient(
      float[] g,
      int gAt,
      float[] z,
      int zAt,
      int channels,
      int count,
      double[] sums,
      int c,
      int others) {
    FloatVector sum0 = FloatVector.zero(FLOATS);
    FloatVector sum1 = FloatVector.zero(FLOATS);
    FloatVector product0 = FloatVector.zero(FLOATS);
    FloatVector product1 = FloatVector.zero(FLOATS);
    int at = 0;
    int p = 1;
    for (; p < count; p += 2) {
      FloatVector g0 = FloatVector.fromArray(FLOATS, g, gAt + at);
      FloatVector g1 = FloatVector.fromArray(FLOATS, g, gAt + at + channels);
      sum0 = sum0.add(g0);
      sum1 = sum1.add(g1);
      product0 = FloatVector.fromArray(FLOATS, z, zAt + at).fma(g0, product0);
      product1 = FloatVector.fromArray(FLOATS, z, zAt + at + channels).fma(g1, product1);
      at += 2 * channels;
    }
    for (; p <= count; p++) {
      FloatVector g0 = FloatVector.fromArray(FLOATS, g, gAt + at);
      sum0 = sum0.add(g0);
      product0 = FloatVector.fromArray(FLOATS, z, zAt + at).fma(g0, product0);
    }
    VectorMask<Float> leftAlone = FLOATS.indexInRange(0, others);
    FloatVector sum = sum0.add(sum1).blend(0, leftAlone);
    DoubleVector.fromArray(DOUBLES, sums, c)
        .add(sum.convertShape(VectorOperators.F2D, DOUBLES, 0))
        .intoArray(sums, c);
    DoubleVector.fromArray(DOUBLES, sums, c + DOUBLES.length())
        .add(sum.convertShape(VectorOperators.F2D, DOUBLES, 1))
        .intoArray(sums, c + DOUBLES.length());
    FloatVector product = product0.add(product1).blend(0, leftAlone);
    DoubleVector.fromArray(DOUBLES, sums, channels + c)
        .add(product.convertShape(VectorOperators.F2D, DOUBLES, 0))
        .intoArray(sums, channels + c);
    DoubleVector.fromArray(DOUBLES, sums, channels + c + DOUBLES.length())
        .add(product.convertShape(VectorOperators.F2D, DOUBLES, 1))
        .intoArray(sums, channels + c + DOUBLES.length());
  }

  /** Σ g and Σ g·z over the numbers where scale·z + shift > 0. */
  static void reluGradient(
      float[] g,
      int gAt,
      float[] z,
      int zAt,
      float[] scale,
      float[] shift,
      int channels,
      int count,
      double[] sums,
      int c,
      int others) {
    FloatVector vScale = FloatVector.fromArray(FLOATS, scale, c);
    FloatVector vShift = FloatVector.fromArray(FLOATS, shift, c);
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector sum0 = zero;
    FloatVector sum1 = zero;
    FloatVector product0 = zero;
    FloatVector product1 = zero;
    int at = 0;
    int p = 1;
    for (; p < count; p += 2) {
      FloatVector z0 = FloatVector.fromArray(FLOATS, z, zAt + at);
      FloatVector z1 = FloatVector.fromArray(FLOATS, z, zAt + at + channels);
      VectorMask<Float> pass0 = vScale.fma(z0, vShift).compare(VectorOperators.GT, zero);
      VectorMask<Float> pass1 = vScale.fma(z1, vShift).compare(VectorOperators.GT, zero);
      FloatVector g0 = zero.blend(FloatVector.fromArray(FLOATS, g, gAt + at), pass0);
      FloatVector g1 = zero.blend(FloatVector.fromArray(FLOATS, g, gAt + at + channels), pass1);
      sum0 = sum0.add(g0);
      sum1 = sum1.add(g1);
      product0 = z0.fma(g0, product0);
      product1 = z1.fma(g1, product1);
      at += 2 * channels;
    }
    for (; p <= count; p++) {
      FloatVector z0 = FloatVector.fromArray(FLOATS, z, zAt + at);
      VectorMask<Float> pass0 = vScale.fma(z0, vShift).compare(VectorOperators.GT, zero);
      FloatVector g0 = zero.blend(FloatVector.fromArray(FLOATS, g, gAt + at), pass0);
      sum0 = sum0.add(g0);
      product0 = z0.fma(g0, product0);
    }
    VectorMask<Float> leftAlone = FLOATS.indexInRange(0, others);
    FloatVector sum = sum0.add(sum1).blend(0, leftAlone);
    DoubleVector.fromArray(DOUBLES, sums, c)
        .add(sum.convertShape(VectorOperators.F2D, DOUBLES, 0))
        .intoArray(sums, c);
    DoubleVector.fromArray(DOUBLES, sums, c + DOUBLES.length())
        .add(sum.convertShape(VectorOperators.F2D, DOUBLES, 1))
        .intoArray(sums, c + DOUBLES.length());
    FloatVector product = product0.add(product1).blend(0, leftAlone);
    DoubleVector.fromArray(DOUBLES, sums, channels + c)
        .add(product.convertShape(VectorOperators.F2D, DOUBLES, 0))
        .intoArray(sums, channels + c);
    DoubleVector.fromArray(DOUBLES, sums, channels + c + DOUBLES.length())
        .add(product.convertShape(VectorOperators.F2D, DOUBLES, 1))
        .intoArray(sums, channels + c + DOUBLES.length());
  }
}
