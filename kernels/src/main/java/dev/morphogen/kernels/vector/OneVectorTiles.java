package dev.morphogen.kernels.vector;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of {@link MatrixProduct} one vector wide. Sums stay in local variables: the JIT keeps
 * those in registers, and nothing else.
 */
final class OneVectorTiles {

  private OneVectorTiles() {}

  /** 8 rows by 1 vector. */
  static void eight(
      Strides s, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c10 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c20 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c30 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c40 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 4 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c50 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 5 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c60 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 6 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c70 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 7 * s.cRow()) : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < s.segments(); segment++) {
      int ai = aAt + segment * s.aSegment();
      int bi = bAt + segment * s.bSegment();
      for (int k = 0; k < s.depth(); k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[ai + s.aRow()]);
        c10 = a1.fma(b0, c10);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[ai + 2 * s.aRow()]);
        c20 = a2.fma(b0, c20);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[ai + 3 * s.aRow()]);
        c30 = a3.fma(b0, c30);
        FloatVector a4 = FloatVector.broadcast(FLOATS, a[ai + 4 * s.aRow()]);
        c40 = a4.fma(b0, c40);
        FloatVector a5 = FloatVector.broadcast(FLOATS, a[ai + 5 * s.aRow()]);
        c50 = a5.fma(b0, c50);
        FloatVector a6 = FloatVector.broadcast(FLOATS, a[ai + 6 * s.aRow()]);
        c60 = a6.fma(b0, c60);
        FloatVector a7 = FloatVector.broadcast(FLOATS, a[ai + 7 * s.aRow()]);
        c70 = a7.fma(b0, c70);
        ai += s.aStep();
        bi += s.bRow();
      }
    }
    c00.intoArray(c, cAt);
    c10.intoArray(c, cAt + s.cRow());
    c20.intoArray(c, cAt + 2 * s.cRow());
    c30.intoArray(c, cAt + 3 * s.cRow());
    c40.intoArray(c, cAt + 4 * s.cRow());
    c50.intoArray(c, cAt + 5 * s.cRow());
    c60.intoArray(c, cAt + 6 * s.cRow());
    c70.intoArray(c, cAt + 7 * s.cRow());
  }

  /** 6 rows by 1 vector. */
  static void six(
      Strides s, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c10 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c20 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c30 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c40 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 4 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c50 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 5 * s.cRow()) : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < s.segments(); segment++) {
      int ai = aAt + segment * s.aSegment();
      int bi = bAt + segment * s.bSegment();
      for (int k = 0; k < s.depth(); k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[ai + s.aRow()]);
        c10 = a1.fma(b0, c10);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[ai + 2 * s.aRow()]);
        c20 = a2.fma(b0, c20);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[ai + 3 * s.aRow()]);
        c30 = a3.fma(b0, c30);
        FloatVector a4 = FloatVector.broadcast(FLOATS, a[ai + 4 * s.aRow()]);
        c40 = a4.fma(b0, c40);
        FloatVector a5 = FloatVector.broadcast(FLOATS, a[ai + 5 * s.aRow()]);
        c50 = a5.fma(b0, c50);
        ai += s.aStep();
        bi += s.bRow();
      }
    }
    c00.intoArray(c, cAt);
    c10.intoArray(c, cAt + s.cRow());
    c20.intoArray(c, cAt + 2 * s.cRow());
    c30.intoArray(c, cAt + 3 * s.cRow());
    c40.intoArray(c, cAt + 4 * s.cRow());
    c50.intoArray(c, cAt + 5 * s.cRow());
  }

  /** 4 rows by 1 vector. */
  static void four(
      Strides s, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c10 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c20 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c30 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow()) : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < s.segments(); segment++) {
      int ai = aAt + segment * s.aSegment();
      int bi = bAt + segment * s.bSegment();
      for (int k = 0; k < s.depth(); k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[ai + s.aRow()]);
        c10 = a1.fma(b0, c10);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[ai + 2 * s.aRow()]);
        c20 = a2.fma(b0, c20);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[ai + 3 * s.aRow()]);
        c30 = a3.fma(b0, c30);
        ai += s.aStep();
        bi += s.bRow();
      }
    }
    c00.intoArray(c, cAt);
    c10.intoArray(c, cAt + s.cRow());
    c20.intoArray(c, cAt + 2 * s.cRow());
    c30.intoArray(c, cAt + 3 * s.cRow());
  }

  /** 1 row by 1 vector. */
  static void one(
      Strides s, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < s.segments(); segment++) {
      int ai = aAt + segment * s.aSegment();
      int bi = bAt + segment * s.bSegment();
      for (int k = 0; k < s.depth(); k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        ai += s.aStep();
        bi += s.bRow();
      }
    }
    c00.intoArray(c, cAt);
  }
}
