package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;

/**
 * What is done with a part of a spectrum between the two transforms. The part is a grid of complex vectors in scratch,
 * {@code rowStep} numbers from row to row, beside a grid of real vectors in arrays of the caller's, where rows of as many
 * vectors as the part has columns follow each other.
 */
final class SpectrumSweeps {

  private final int rows;
  private final int rowStep;

  SpectrumSweeps(int rows, int rowStep) {
    this.rows = rows;
    this.rowStep = rowStep;
  }

  /** z *= factor·multiplier. */
  void multiply(
      float[] z, int at, int columns, float[] multiplier, int multiplierAt, float factor) {
    FloatVector scale = FloatVector.broadcast(FLOATS, factor);
    for (int row = 0; row < rows; row++) {
      int zRow = at + row * rowStep;
      int mRow = multiplierAt + row * columns * Lanes.COUNT;
      for (int i = 0; i < columns; i++) {
        int p = zRow + i * PlaneTransform.POINT;
        FloatVector m =
            FloatVector.fromArray(FLOATS, multiplier, mRow + i * Lanes.COUNT).mul(scale);
        FloatVector.fromArray(FLOATS, z, p).mul(m).intoArray(z, p);
        FloatVector.fromArray(FLOATS, z, p + Lanes.COUNT).mul(m).intoArray(z, p + Lanes.COUNT);
      }
    }
  }

  /** z = factor·multiplier, vectors that follow each other there as here. */
  void fetch(float[] multiplier, int multiplierAt, int columns, float factor, float[] z, int at) {
    FloatVector scale = FloatVector.broadcast(FLOATS, factor);
    int numbers = rows * columns * Lanes.COUNT;
    for (int i = 0; i < numbers; i += Lanes.COUNT) {
      FloatVector.fromArray(FLOATS, multiplier, multiplierAt + i).mul(scale).intoArray(z, at + i);
    }
  }

  /** z *= factor·(re + i·sign·im). */
  void convolve(
      float[] z,
      int at,
      int columns,
      float[] re,
      float[] im,
      float sign,
      int spectrumAt,
      float factor) {
    FloatVector scale = FloatVector.broadcast(FLOATS, factor);
    FloatVector signed = FloatVector.broadcast(FLOATS, factor * sign);
    for (int row = 0; row < rows; row++) {
      int zRow = at + row * rowStep;
      int kRow = spectrumAt + row * columns * Lanes.COUNT;
      for (int i = 0; i < columns; i++) {
        int p = zRow + i * PlaneTransform.POINT;
        int k = kRow + i * Lanes.COUNT;
        FloatVector a = FloatVector.fromArray(FLOATS, re, k).mul(scale);
        FloatVector b = FloatVector.fromArray(FLOATS, im, k).mul(signed);
        FloatVector r = FloatVector.fromArray(FLOATS, z, p);
        FloatVector m = FloatVector.fromArray(FLOATS, z, p + Lanes.COUNT);
        r.mul(a).sub(m.mul(b)).intoArray(z, p);
        r.mul(b).add(m.mul(a)).intoArray(z, p + Lanes.COUNT);
      }
    }
  }

  /** sums += Re(conj(g)·x). */
  void gather(float[] z, int gAt, int xAt, int columns, float[] sums, int sumsAt) {
    for (int row = 0; row < rows; row++) {
      int shift = row * rowStep;
      int sRow = sumsAt + row * columns * Lanes.COUNT;
      for (int i = 0; i < columns; i++) {
        int g = gAt + shift + i * PlaneTransform.POINT;
        int x = xAt + shift + i * PlaneTransform.POINT;
        int s = sRow + i * Lanes.COUNT;
        FloatVector sum = FloatVector.fromArray(FLOATS, sums, s);
        sum = FloatVector.fromArray(FLOATS, z, g).fma(FloatVector.fromArray(FLOATS, z, x), sum);
        FloatVector.fromArray(FLOATS, z, g + Lanes.COUNT)
            .fma(FloatVector.fromArray(FLOATS, z, x + Lanes.COUNT), sum)
            .intoArray(sums, s);
      }
    }
  }

  /** re + i·im += u·conj(x). */
  void gatherProducts(
      float[] z, int uAt, int xAt, int columns, float[] re, float[] im, int sumsAt) {
    for (int row = 0; row < rows; row++) {
      int shift = row * rowStep;
      int sRow = sumsAt + row * columns * Lanes.COUNT;
      for (int i = 0; i < columns; i++) {
        int u = uAt + shift + i * PlaneTransform.POINT;
        int x = xAt + shift + i * PlaneTransform.POINT;
        int s = sRow + i * Lanes.COUNT;
        FloatVector a = FloatVector.fromArray(FLOATS, z, u);
        FloatVector b = FloatVector.fromArray(FLOATS, z, u + Lanes.COUNT);
        FloatVector c = FloatVector.fromArray(FLOATS, z, x);
        FloatVector d = FloatVector.fromArray(FLOATS, z, x + Lanes.COUNT);
        FloatVector.fromArray(FLOATS, re, s).add(a.mul(c)).add(b.mul(d)).intoArray(re, s);
        FloatVector.fromArray(FLOATS, im, s).add(b.mul(c)).sub(a.mul(d)).intoArray(im, s);
      }
    }
  }

  /** re + i·im = z. */
  void take(float[] z, int at, int columns, float[] re, float[] im, int spectrumAt) {
    for (int row = 0; row < rows; row++) {
      int zRow = at + row * rowStep;
      int sRow = spectrumAt + row * columns * Lanes.COUNT;
      for (int i = 0; i < columns; i++) {
        int p = zRow + i * PlaneTransform.POINT;
        int s = sRow + i * Lanes.COUNT;
        FloatVector.fromArray(FLOATS, z, p).intoArray(re, s);
        FloatVector.fromArray(FLOATS, z, p + Lanes.COUNT).intoArray(im, s);
      }
    }
  }

  /** z = factor·(re + i·im). */
  void put(float[] z, int at, int columns, float[] re, float[] im, int spectrumAt, float factor) {
    FloatVector scale = FloatVector.broadcast(FLOATS, factor);
    for (int row = 0; row < rows; row++) {
      int zRow = at + row * rowStep;
      int sRow = spectrumAt + row * columns * Lanes.COUNT;
      for (int i = 0; i < columns; i++) {
        int p = zRow + i * PlaneTransform.POINT;
        int s = sRow + i * Lanes.COUNT;
        FloatVector.fromArray(FLOATS, re, s).mul(scale).intoArray(z, p);
        FloatVector.fromArray(FLOATS, im, s).mul(scale).intoArray(z, p + Lanes.COUNT);
      }
    }
  }
}
