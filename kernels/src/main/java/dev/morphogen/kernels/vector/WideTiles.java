package dev.morphogen.kernels.vector;

import static dev.morphogen.kernels.vector.Lanes.COUNT;
import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of {@link MatrixProduct} four vectors wide, for 32 vector registers. Sums stay in local variables: the JIT keeps
 * those in registers, and nothing else.
 */
final class WideTiles {

  private WideTiles() {}

  /** 6 rows by 4 vectors. */
  static void six(
      Strides s, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c01 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + COUNT) : FloatVector.zero(FLOATS);
    FloatVector c02 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * COUNT) : FloatVector.zero(FLOATS);
    FloatVector c03 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * COUNT) : FloatVector.zero(FLOATS);
    FloatVector c10 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c11 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c12 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow() + 2 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c13 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow() + 3 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c20 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c21 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c22 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow() + 2 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c23 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow() + 3 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c30 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c31 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c32 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow() + 2 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c33 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow() + 3 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c40 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 4 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c41 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 4 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c42 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 4 * s.cRow() + 2 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c43 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 4 * s.cRow() + 3 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c50 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 5 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c51 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 5 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c52 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 5 * s.cRow() + 2 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c53 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 5 * s.cRow() + 3 * COUNT)
            : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < s.segments(); segment++) {
      int ai = aAt + segment * s.aSegment();
      int bi = bAt + segment * s.bSegment();
      for (int k = 0; k < s.depth(); k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector b2 = FloatVector.fromArray(FLOATS, b, bi + 2 * COUNT);
        FloatVector b3 = FloatVector.fromArray(FLOATS, b, bi + 3 * COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        c02 = a0.fma(b2, c02);
        c03 = a0.fma(b3, c03);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[ai + s.aRow()]);
        c10 = a1.fma(b0, c10);
        c11 = a1.fma(b1, c11);
        c12 = a1.fma(b2, c12);
        c13 = a1.fma(b3, c13);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[ai + 2 * s.aRow()]);
        c20 = a2.fma(b0, c20);
        c21 = a2.fma(b1, c21);
        c22 = a2.fma(b2, c22);
        c23 = a2.fma(b3, c23);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[ai + 3 * s.aRow()]);
        c30 = a3.fma(b0, c30);
        c31 = a3.fma(b1, c31);
        c32 = a3.fma(b2, c32);
        c33 = a3.fma(b3, c33);
        FloatVector a4 = FloatVector.broadcast(FLOATS, a[ai + 4 * s.aRow()]);
        c40 = a4.fma(b0, c40);
        c41 = a4.fma(b1, c41);
        c42 = a4.fma(b2, c42);
        c43 = a4.fma(b3, c43);
        FloatVector a5 = FloatVector.broadcast(FLOATS, a[ai + 5 * s.aRow()]);
        c50 = a5.fma(b0, c50);
        c51 = a5.fma(b1, c51);
        c52 = a5.fma(b2, c52);
        c53 = a5.fma(b3, c53);
        ai += s.aStep();
        bi += s.bRow();
      }
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
    c02.intoArray(c, cAt + 2 * COUNT);
    c03.intoArray(c, cAt + 3 * COUNT);
    c10.intoArray(c, cAt + s.cRow());
    c11.intoArray(c, cAt + s.cRow() + COUNT);
    c12.intoArray(c, cAt + s.cRow() + 2 * COUNT);
    c13.intoArray(c, cAt + s.cRow() + 3 * COUNT);
    c20.intoArray(c, cAt + 2 * s.cRow());
    c21.intoArray(c, cAt + 2 * s.cRow() + COUNT);
    c22.intoArray(c, cAt + 2 * s.cRow() + 2 * COUNT);
    c23.intoArray(c, cAt + 2 * s.cRow() + 3 * COUNT);
    c30.intoArray(c, cAt + 3 * s.cRow());
    c31.intoArray(c, cAt + 3 * s.cRow() + COUNT);
    c32.intoArray(c, cAt + 3 * s.cRow() + 2 * COUNT);
    c33.intoArray(c, cAt + 3 * s.cRow() + 3 * COUNT);
    c40.intoArray(c, cAt + 4 * s.cRow());
    c41.intoArray(c, cAt + 4 * s.cRow() + COUNT);
    c42.intoArray(c, cAt + 4 * s.cRow() + 2 * COUNT);
    c43.intoArray(c, cAt + 4 * s.cRow() + 3 * COUNT);
    c50.intoArray(c, cAt + 5 * s.cRow());
    c51.intoArray(c, cAt + 5 * s.cRow() + COUNT);
    c52.intoArray(c, cAt + 5 * s.cRow() + 2 * COUNT);
    c53.intoArray(c, cAt + 5 * s.cRow() + 3 * COUNT);
  }

  /** 4 rows by 4 vectors. */
  static void four(
      Strides s, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c01 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + COUNT) : FloatVector.zero(FLOATS);
    FloatVector c02 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * COUNT) : FloatVector.zero(FLOATS);
    FloatVector c03 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * COUNT) : FloatVector.zero(FLOATS);
    FloatVector c10 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c11 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c12 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow() + 2 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c13 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + s.cRow() + 3 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c20 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c21 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c22 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow() + 2 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c23 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow() + 3 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c30 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow()) : FloatVector.zero(FLOATS);
    FloatVector c31 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow() + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c32 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow() + 2 * COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c33 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow() + 3 * COUNT)
            : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < s.segments(); segment++) {
      int ai = aAt + segment * s.aSegment();
      int bi = bAt + segment * s.bSegment();
      for (int k = 0; k < s.depth(); k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector b2 = FloatVector.fromArray(FLOATS, b, bi + 2 * COUNT);
        FloatVector b3 = FloatVector.fromArray(FLOATS, b, bi + 3 * COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        c02 = a0.fma(b2, c02);
        c03 = a0.fma(b3, c03);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[ai + s.aRow()]);
        c10 = a1.fma(b0, c10);
        c11 = a1.fma(b1, c11);
        c12 = a1.fma(b2, c12);
        c13 = a1.fma(b3, c13);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[ai + 2 * s.aRow()]);
        c20 = a2.fma(b0, c20);
        c21 = a2.fma(b1, c21);
        c22 = a2.fma(b2, c22);
        c23 = a2.fma(b3, c23);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[ai + 3 * s.aRow()]);
        c30 = a3.fma(b0, c30);
        c31 = a3.fma(b1, c31);
        c32 = a3.fma(b2, c32);
        c33 = a3.fma(b3, c33);
        ai += s.aStep();
        bi += s.bRow();
      }
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
    c02.intoArray(c, cAt + 2 * COUNT);
    c03.intoArray(c, cAt + 3 * COUNT);
    c10.intoArray(c, cAt + s.cRow());
    c11.intoArray(c, cAt + s.cRow() + COUNT);
    c12.intoArray(c, cAt + s.cRow() + 2 * COUNT);
    c13.intoArray(c, cAt + s.cRow() + 3 * COUNT);
    c20.intoArray(c, cAt + 2 * s.cRow());
    c21.intoArray(c, cAt + 2 * s.cRow() + COUNT);
    c22.intoArray(c, cAt + 2 * s.cRow() + 2 * COUNT);
    c23.intoArray(c, cAt + 2 * s.cRow() + 3 * COUNT);
    c30.intoArray(c, cAt + 3 * s.cRow());
    c31.intoArray(c, cAt + 3 * s.cRow() + COUNT);
    c32.intoArray(c, cAt + 3 * s.cRow() + 2 * COUNT);
    c33.intoArray(c, cAt + 3 * s.cRow() + 3 * COUNT);
  }

  /** 1 row by 4 vectors. */
  static void one(
      Strides s, float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c01 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + COUNT) : FloatVector.zero(FLOATS);
    FloatVector c02 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * COUNT) : FloatVector.zero(FLOATS);
    FloatVector c03 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * COUNT) : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < s.segments(); segment++) {
      int ai = aAt + segment * s.aSegment();
      int bi = bAt + segment * s.bSegment();
      for (int k = 0; k < s.depth(); k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector b2 = FloatVector.fromArray(FLOATS, b, bi + 2 * COUNT);
        FloatVector b3 = FloatVector.fromArray(FLOATS, b, bi + 3 * COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        c02 = a0.fma(b2, c02);
        c03 = a0.fma(b3, c03);
        ai += s.aStep();
        bi += s.bRow();
      }
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
    c02.intoArray(c, cAt + 2 * COUNT);
    c03.intoArray(c, cAt + 3 * COUNT);
  }
}
