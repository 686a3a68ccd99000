package dev.morphogen.kernels.vector;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Tiles of {@link MatrixProduct} less than a vector wide. Only C is masked: B is read a whole vector at
 * a time, past the columns there are, and what comes of that is never stored. A masked load has two
 * paths inside, and where a profile had seen both of them the JIT made objects of the vectors.
 */
final class TailTiles {

  private TailTiles() {}

  /** 8 rows by 1 vector, of which only the first {@code width} columns exist. */
  static void eight(
      Strides s,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int width,
      boolean adding) {
    VectorMask<Float> columns = FLOATS.indexInRange(0, width);
    VectorMask<Float> start = FLOATS.indexInRange(0, adding ? width : 0);
    FloatVector c00 = FloatVector.fromArray(FLOATS, c, cAt, start);
    FloatVector c10 = FloatVector.fromArray(FLOATS, c, cAt + s.cRow(), start);
    FloatVector c20 = FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow(), start);
    FloatVector c30 = FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow(), start);
    FloatVector c40 = FloatVector.fromArray(FLOATS, c, cAt + 4 * s.cRow(), start);
    FloatVector c50 = FloatVector.fromArray(FLOATS, c, cAt + 5 * s.cRow(), start);
    FloatVector c60 = FloatVector.fromArray(FLOATS, c, cAt + 6 * s.cRow(), start);
    FloatVector c70 = FloatVector.fromArray(FLOATS, c, cAt + 7 * s.cRow(), start);
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
    c00.intoArray(c, cAt, columns);
    c10.intoArray(c, cAt + s.cRow(), columns);
    c20.intoArray(c, cAt + 2 * s.cRow(), columns);
    c30.intoArray(c, cAt + 3 * s.cRow(), columns);
    c40.intoArray(c, cAt + 4 * s.cRow(), columns);
    c50.intoArray(c, cAt + 5 * s.cRow(), columns);
    c60.intoArray(c, cAt + 6 * s.cRow(), columns);
    c70.intoArray(c, cAt + 7 * s.cRow(), columns);
  }

  /** 6 rows by 1 vector, of which only the first {@code width} columns exist. */
  static void six(
      Strides s,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int width,
      boolean adding) {
    VectorMask<Float> columns = FLOATS.indexInRange(0, width);
    VectorMask<Float> start = FLOATS.indexInRange(0, adding ? width : 0);
    FloatVector c00 = FloatVector.fromArray(FLOATS, c, cAt, start);
    FloatVector c10 = FloatVector.fromArray(FLOATS, c, cAt + s.cRow(), start);
    FloatVector c20 = FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow(), start);
    FloatVector c30 = FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow(), start);
    FloatVector c40 = FloatVector.fromArray(FLOATS, c, cAt + 4 * s.cRow(), start);
    FloatVector c50 = FloatVector.fromArray(FLOATS, c, cAt + 5 * s.cRow(), start);
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
    c00.intoArray(c, cAt, columns);
    c10.intoArray(c, cAt + s.cRow(), columns);
    c20.intoArray(c, cAt + 2 * s.cRow(), columns);
    c30.intoArray(c, cAt + 3 * s.cRow(), columns);
    c40.intoArray(c, cAt + 4 * s.cRow(), columns);
    c50.intoArray(c, cAt + 5 * s.cRow(), columns);
  }

  /** 4 rows by 1 vector, of which only the first {@code width} columns exist. */
  static void four(
      Strides s,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int width,
      boolean adding) {
    VectorMask<Float> columns = FLOATS.indexInRange(0, width);
    VectorMask<Float> start = FLOATS.indexInRange(0, adding ? width : 0);
    FloatVector c00 = FloatVector.fromArray(FLOATS, c, cAt, start);
    FloatVector c10 = FloatVector.fromArray(FLOATS, c, cAt + s.cRow(), start);
    FloatVector c20 = FloatVector.fromArray(FLOATS, c, cAt + 2 * s.cRow(), start);
    FloatVector c30 = FloatVector.fromArray(FLOATS, c, cAt + 3 * s.cRow(), start);
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
    c00.intoArray(c, cAt, columns);
    c10.intoArray(c, cAt + s.cRow(), columns);
    c20.intoArray(c, cAt + 2 * s.cRow(), columns);
    c30.intoArray(c, cAt + 3 * s.cRow(), columns);
  }

  /** 1 row by 1 vector, of which only the first {@code width} columns exist. */
  static void one(
      Strides s,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int width,
      boolean adding) {
    VectorMask<Float> columns = FLOATS.indexInRange(0, width);
    VectorMask<Float> start = FLOATS.indexInRange(0, adding ? width : 0);
    FloatVector c00 = FloatVector.fromArray(FLOATS, c, cAt, start);
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
    c00.intoArray(c, cAt, columns);
  }
}
