package dev.morphogen.kernels.vector;

import static dev.morphogen.kernels.vector.Lanes.FLOATS;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;

/**
 * Tiles of {@link MatrixProduct} less than a vector wide. Only C is masked: B is read a whole vector at
 * a time, before or past the columns that count, and what comes of that is never stored. A masked load has two
 * paths inside, and where a profile had seen both of them the JIT made objects of the vectors.
 *
 * <p>No tile is taller than four rows: six and eight masked rows were too much for C1 ("out of virtual
 * registers"), and a method that C1 gives up never reaches C2, so its vectors stay objects.
 */
final class TailTiles {

  private TailTiles() {}

  /** 4 rows by 1 vector, of whose columns only {@code width} count, behind the first {@code before}. */
  static void four(
      Strides s,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int before,
      int width,
      boolean adding) {
    VectorMask<Float> columns = FLOATS.indexInRange(-before, width);
    VectorMask<Float> start = FLOATS.indexInRange(-before, adding ? width : 0);
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

  /** 1 row by 1 vector, of whose columns only {@code width} count, behind the first {@code before}. */
  static void one(
      Strides s,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int before,
      int width,
      boolean adding) {
    VectorMask<Float> columns = FLOATS.indexInRange(-before, width);
    VectorMask<Float> start = FLOATS.indexInRange(-before, adding ? width : 0);
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
