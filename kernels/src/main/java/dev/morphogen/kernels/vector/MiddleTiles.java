package dev.morphogen.kernels.vector;

import static dev.morphogen.kernels.vector.Lanes.COUNT;
import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of {@link MatrixProduct} two vectors wide, the most that 16 registers hold. Sums stay in local variables: the JIT keeps
 * those in registers, and nothing else.
 */
final class MiddleTiles {

  private MiddleTiles() {}

  /** 8 rows by 2 vectors. */
  static void eight(
      Strides s, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c01 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + COUNT) : FloatVector.zero(FLOATS);
    FloatVector c10 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c11 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c20 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c21 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c30 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c31 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c40 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 4 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c41 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 4 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c50 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 5 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c51 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 5 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c60 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 6 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c61 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 6 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c70 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 7 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c71 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 7 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < s.segments(); segment++) {
      int ai = aAt + segment * s.aSegment();
      int bi = bAt + segment * s.bSegment();
      for (int k = 0; k < s.depth(); k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[ai + s.aRow()]);
        c10 = a1.fma(b0, c10);
        c11 = a1.fma(b1, c11);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[ai + 2 * s.aRow()]);
        c20 = a2.fma(b0, c20);
        c21 = a2.fma(b1, c21);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[ai + 3 * s.aRow()]);
        c30 = a3.fma(b0, c30);
        c31 = a3.fma(b1, c31);
        FloatVector a4 = FloatVector.broadcast(FLOATS, a[ai + 4 * s.aRow()]);
        c40 = a4.fma(b0, c40);
        c41 = a4.fma(b1, c41);
        FloatVector a5 = FloatVector.broadcast(FLOATS, a[ai + 5 * s.aRow()]);
        c50 = a5.fma(b0, c50);
        c51 = a5.fma(b1, c51);
        FloatVector a6 = FloatVector.broadcast(FLOATS, a[ai + 6 * s.aRow()]);
        c60 = a6.fma(b0, c60);
        c61 = a6.fma(b1, c61);
        FloatVector a7 = FloatVector.broadcast(FLOATS, a[ai + 7 * s.aRow()]);
        c70 = a7.fma(b0, c70);
        c71 = a7.fma(b1, c71);
        ai += s.aStep();
        bi += s.bRow();
      }
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
    c10.intoArray(c, cAt + s.cRow());
    c11.intoArray(c, cAt + s.cRow() + COUNT);
    c20.intoArray(c, cAt + 2 * s.cRow());
    c21.intoArray(c, cAt + 2 * s.cRow() + COUNT);
    c30.intoArray(c, cAt + 3 * s.cRow());
    c31.intoArray(c, cAt + 3 * s.cRow() + COUNT);
    c40.intoArray(c, cAt + 4 * s.cRow());
    c41.intoArray(c, cAt + 4 * s.cRow() + COUNT);
    c50.intoArray(c, cAt + 5 * s.cRow());
    c51.intoArray(c, cAt + 5 * s.cRow() + COUNT);
    c60.intoArray(c, cAt + 6 * s.cRow());
    c61.intoArray(c, cAt + 6 * s.cRow() + COUNT);
    c70.intoArray(c, cAt + 7 * s.cRow());
    c71.intoArray(c, cAt + 7 * s.cRow() + COUNT);
  }

  /** 6 rows by 2 vectors. */
  static void six(
      Strides s, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c01 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + COUNT) : FloatVector.zero(FLOATS);
    FloatVector c10 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c11 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c20 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c21 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c30 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c31 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c40 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 4 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c41 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 4 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c50 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 5 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c51 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 5 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < s.segments(); segment++) {
      int ai = aAt + segment * s.aSegment();
      int bi = bAt + segment * s.bSegment();
      for (int k = 0; k < s.depth(); k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[ai + s.aRow()]);
        c10 = a1.fma(b0, c10);
        c11 = a1.fma(b1, c11);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[ai + 2 * s.aRow()]);
        c20 = a2.fma(b0, c20);
        c21 = a2.fma(b1, c21);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[ai + 3 * s.aRow()]);
        c30 = a3.fma(b0, c30);
        c31 = a3.fma(b1, c31);
        FloatVector a4 = FloatVector.broadcast(FLOATS, a[ai + 4 * s.aRow()]);
        c40 = a4.fma(b0, c40);
        c41 = a4.fma(b1, c41);
        FloatVector a5 = FloatVector.broadcast(FLOATS, a[ai + 5 * s.aRow()]);
        c50 = a5.fma(b0, c50);
        c51 = a5.fma(b1, c51);
        ai += s.aStep();
        bi += s.bRow();
      }
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
    c10.intoArray(c, cAt + s.cRow());
    c11.intoArray(c, cAt + s.cRow() + COUNT);
    c20.intoArray(c, cAt + 2 * s.cRow());
    c21.intoArray(c, cAt + 2 * s.cRow() + COUNT);
    c30.intoArray(c, cAt + 3 * s.cRow());
    c31.intoArray(c, cAt + 3 * s.cRow() + COUNT);
    c40.intoArray(c, cAt + 4 * s.cRow());
    c41.intoArray(c, cAt + 4 * s.cRow() + COUNT);
    c50.intoArray(c, cAt + 5 * s.cRow());
    c51.intoArray(c, cAt + 5 * s.cRow() + COUNT);
  }

  /** 4 rows by 2 vectors. */
  static void four(
      Strides s, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c01 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + COUNT) : FloatVector.zero(FLOATS);
    FloatVector c10 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c11 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c20 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c21 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c30 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c31 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < s.segments(); segment++) {
      int ai = aAt + segment * s.aSegment();
      int bi = bAt + segment * s.bSegment();
      for (int k = 0; k < s.depth(); k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[ai + s.aRow()]);
        c10 = a1.fma(b0, c10);
        c11 = a1.fma(b1, c11);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[ai + 2 * s.aRow()]);
        c20 = a2.fma(b0, c20);
        c21 = a2.fma(b1, c21);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[ai + 3 * s.aRow()]);
        c30 = a3.fma(b0, c30);
        c31 = a3.fma(b1, c31);
        ai += s.aStep();
        bi += s.bRow();
      }
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
    c10.intoArray(c, cAt + s.cRow());
    c11.intoArray(c, cAt + s.cRow() + COUNT);
    c20.intoArray(c, cAt + 2 * s.cRow());
    c21.intoArray(c, cAt + 2 * s.cRow() + COUNT);
    c30.intoArray(c, cAt + 3 * s.cRow());
    c31.intoArray(c, cAt + 3 * s.cRow() + COUNT);
  }

  /** 1 row by 2 vectors. */
  static void one(
      Strides s, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c01 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + COUNT) : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < s.segments(); segment++) {
      int ai = aAt + segment * s.aSegment();
      int bi = bAt + segment * s.bSegment();
      for (int k = 0; k < s.depth(); k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        ai += s.aStep();
        bi += s.bRow();
      }
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
  }
}
