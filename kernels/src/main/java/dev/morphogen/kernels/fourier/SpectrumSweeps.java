package dev.morphogen.kernels.fourier;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import dev.morphogen.kernels.vector.Lanes;
import jdk.incubator.vector.FloatVector;

/**
 * What is done with a part of a spectrum between the two transforms. The part is a grid of complex vectors in scratch,
 * {@code rowStep} numbers from row to row, beside a grid of real vectors in arrays of the caller's, {@code
 * spectrumStep} numbers from row to row.
 */
final class SpectrumSweeps {

  private final int rows;
  private final int rowStep;
  private final int spectrumStep;

  SpectrumSweeps(int rows, int rowStep, int spectrumStep) {
    this.rows = rows;
    this.rowStep = rowStep;
    this.spectrumStep = spectrumStep;
  }

  /** z *= factor·multiplier. */
  void multiply(
      float[] z, int at, int columns, float[] multiplier, int multiplierAt, float factor) {
    FloatVector scale = FloatVector.broadcast(FLOATS, factor);
    for (int row = 0; row < rows; row++) {
      int zRow = at + row * rowStep;
      int mRow = multiplierAt + row * spectrumStep;
      for (int i = 0; i < columns; i++) {
        int p = zRow + i * PlaneTransform.POINT;
        FloatVector m =
            FloatVector.fromArray(FLOATS, multiplier, mRow + i * Lanes.COUNT).mul(scale);
        FloatVector.fromArray(FLOATS, z, p).mul(m).intoArray(z, p);
        FloatVector.fromArray(FLOATS, z, p + Lanes.COUNT).mul(m).intoArray(z, p + Lanes.COUNT);
      }
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
      int kRow = spectrumAt + row * spectrumStep;
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

  /** sums += factor·Re(conj(g)·x). */
  void gather(float[] z, int gAt, int xAt, int columns, float[] sums, int sumsAt, float factor) {
    FloatVector scale = FloatVector.broadcast(FLOATS, factor);
    for (int row = 0; row < rows; row++) {
      int shift = row * rowStep;
      int sRow = sumsAt + row * spectrumStep;
      for (int i = 0; i < columns; i++) {
        int g = gAt + shift + i * PlaneTransform.POINT;
        int x = xAt + shift + i * PlaneTransform.POINT;
        int s = sRow + i * Lanes.COUNT;
        FloatVector product =
            FloatVector.fromArray(FLOATS, z, g).mul(FloatVector.fromArray(FLOATS, z, x));
        product =
            FloatVector.fromArray(FLOATS, z, g + Lanes.COUNT)
                .fma(FloatVector.fromArray(FLOATS, z, x + Lanes.COUNT), product);
        product.fma(scale, FloatVector.fromArray(FLOATS, sums, s)).intoArray(sums, s);
      }
    }
  }

  /** re + i·im += factor·u·conj(x). */
  void gatherProducts(
      float[] z, int uAt, int xAt, int columns, float[] re, float[] im, int sumsAt, float factor) {
    FloatVector scale = FloatVector.broadcast(FLOATS, factor);
    for (int row = 0; row < rows; row++) {
      int shift = row * rowStep;
      int sRow = sumsAt + row * spectrumStep;
      for (int i = 0; i < columns; i++) {
        int u = uAt + shift + i * PlaneTransform.POINT;
        int x = xAt + shift + i * PlaneTransform.POINT;
        int s = sRow + i * Lanes.COUNT;
        FloatVector a = FloatVector.fromArray(FLOATS, z, u).mul(scale);
        FloatVector b = FloatVector.fromArray(FLOATS, z, u + Lanes.COUNT).mul(scale);
        FloatVector c = FloatVector.fromArray(FLOATS, z, x);
        FloatVector d = FloatVector.fromArray(FLOATS, z, x + Lanes.COUNT);
        FloatVector.fromArray(FLOATS, re, s).add(a.mul(c)).add(b.mul(d)).intoArray(re, s);
        FloatVector.fromArray(FLOATS, im, s).add(b.mul(c)).sub(a.mul(d)).intoArray(im, s);
      }
    }
  }

  /** re + i·im = z/(1 + i): the spectrum of x, where z is that of x + i·x. */
  void takeOne(float[] z, int at, int columns, float[] re, float[] im, int spectrumAt) {
    FloatVector half = FloatVector.broadcast(FLOATS, 0.5f);
    for (int row = 0; row < rows; row++) {
      int zRow = at + row * rowStep;
      int sRow = spectrumAt + row * spectrumStep;
      for (int i = 0; i < columns; i++) {
        FloatVector r = FloatVector.fromArray(FLOATS, z, zRow + i * PlaneTransform.POINT);
        FloatVector m =
            FloatVector.fromArray(FLOATS, z, zRow + i * PlaneTransform.POINT + Lanes.COUNT);
        r.add(m).mul(half).intoArray(re, sRow + i * Lanes.COUNT);
        m.sub(r).mul(half).intoArray(im, sRow + i * Lanes.COUNT);
      }
    }
  }

  /** z = factor·(re + i·im). */
  void put(float[] z, int at, int columns, float[] re, float[] im, int spectrumAt, float factor) {
    FloatVector scale = FloatVector.broadcast(FLOATS, factor);
    for (int row = 0; row < rows; row++) {
      int zRow = at + row * rowStep;
      int sRow = spectrumAt + row * spectrumStep;
      for (int i = 0; i < columns; i++) {
        int p = zRow + i * PlaneTransform.POINT;
        int s = sRow + i * Lanes.COUNT;
        FloatVector.fromArray(FLOATS, re, s).mul(scale).intoArray(z, p);
        FloatVector.fromArray(FLOATS, im, s).mul(scale).intoArray(z, p + Lanes.COUNT);
      }
    }
  }
}
