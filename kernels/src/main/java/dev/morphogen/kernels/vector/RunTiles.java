package dev.morphogen.kernels.vector;

import static dev.morphogen.kernels.vector.Lanes.COUNT;
import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;

/**
 * {@link MiddleTiles} for a step of one: then the numbers of A in one sum are neighbours, the JIT takes
 * their bounds checks out of the loop, and with vectors of 256 bits, where those checks are what
 * limits, a tile runs a quarter faster (Zen 4: 60 to 78 % of the peak). With 512 bits it ran slower.
 */
final class RunTiles {

  private RunTiles() {}

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
      int a1At = ai + s.aRow();
      int a2At = ai + 2 * s.aRow();
      int a3At = ai + 3 * s.aRow();
      int a4At = ai + 4 * s.aRow();
      int a5At = ai + 5 * s.aRow();
      for (int k = 0; k < s.depth(); k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai + k]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[a1At + k]);
        c10 = a1.fma(b0, c10);
        c11 = a1.fma(b1, c11);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[a2At + k]);
        c20 = a2.fma(b0, c20);
        c21 = a2.fma(b1, c21);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[a3At + k]);
        c30 = a3.fma(b0, c30);
        c31 = a3.fma(b1, c31);
        FloatVector a4 = FloatVector.broadcast(FLOATS, a[a4At + k]);
        c40 = a4.fma(b0, c40);
        c41 = a4.fma(b1, c41);
        FloatVector a5 = FloatVector.broadcast(FLOATS, a[a5At + k]);
        c50 = a5.fma(b0, c50);
        c51 = a5.fma(b1, c51);
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
      int a1At = ai + s.aRow();
      int a2At = ai + 2 * s.aRow();
      int a3At = ai + 3 * s.aRow();
      for (int k = 0; k < s.depth(); k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai + k]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[a1At + k]);
        c10 = a1.fma(b0, c10);
        c11 = a1.fma(b1, c11);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[a2At + k]);
        c20 = a2.fma(b0, c20);
        c21 = a2.fma(b1, c21);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[a3At + k]);
        c30 = a3.fma(b0, c30);
        c31 = a3.fma(b1, c31);
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
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai + k]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        bi += s.bRow();
      }
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
  }
}
