package dev.morphogen.kernels.vector;

import static dev.morphogen.kernels.vector.Lanes.COUNT;
import static dev.morphogen.kernels.vector.Lanes.FLOATS;
import static jdk.incubator.vector.VectorOperators.LE;

import dev.morphogen.kernels.NormalizedRelu;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;

/**
 * Tiles of {@link MatrixProduct} two vectors wide. Sums stay in local variables: the JIT keeps
 * those in registers, and nothing else. So each height is written out, and the file is long: a loop over rows would want
 * an array of sums, and a method that two heights share would hand vectors around as objects.
 */
final class TwoVectorTiles implements Tiles {

  private static final Strides STRIDES = Strides.of(ShapeClass.numbers(MethodHandles.lookup()));
  private static final int SEGMENTS = STRIDES.segments();
  private static final int DEPTH = STRIDES.depth();
  private static final int A_ROW = STRIDES.aRow();
  private static final int A_SEGMENT = STRIDES.aSegment();
  private static final int A_STEP = STRIDES.aStep();
  private static final int B_SEGMENT = STRIDES.bSegment();
  private static final int B_ROW = STRIDES.bRow();
  private static final int C_ROW = STRIDES.cRow();

  TwoVectorTiles() {}

  @Override
  public void eight(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c01 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + COUNT) : FloatVector.zero(FLOATS);
    FloatVector c10 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c11 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + C_ROW + COUNT) : FloatVector.zero(FLOATS);
    FloatVector c20 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c21 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 2 * C_ROW + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c30 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c31 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 3 * C_ROW + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c40 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 4 * C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c41 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 4 * C_ROW + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c50 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 5 * C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c51 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 5 * C_ROW + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c60 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 6 * C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c61 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 6 * C_ROW + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c70 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 7 * C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c71 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 7 * C_ROW + COUNT)
            : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < SEGMENTS; segment++) {
      int ai = aAt + segment * A_SEGMENT;
      int bi = bAt + segment * B_SEGMENT;
      for (int k = 0; k < DEPTH; k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[ai + A_ROW]);
        c10 = a1.fma(b0, c10);
        c11 = a1.fma(b1, c11);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[ai + 2 * A_ROW]);
        c20 = a2.fma(b0, c20);
        c21 = a2.fma(b1, c21);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[ai + 3 * A_ROW]);
        c30 = a3.fma(b0, c30);
        c31 = a3.fma(b1, c31);
        FloatVector a4 = FloatVector.broadcast(FLOATS, a[ai + 4 * A_ROW]);
        c40 = a4.fma(b0, c40);
        c41 = a4.fma(b1, c41);
        FloatVector a5 = FloatVector.broadcast(FLOATS, a[ai + 5 * A_ROW]);
        c50 = a5.fma(b0, c50);
        c51 = a5.fma(b1, c51);
        FloatVector a6 = FloatVector.broadcast(FLOATS, a[ai + 6 * A_ROW]);
        c60 = a6.fma(b0, c60);
        c61 = a6.fma(b1, c61);
        FloatVector a7 = FloatVector.broadcast(FLOATS, a[ai + 7 * A_ROW]);
        c70 = a7.fma(b0, c70);
        c71 = a7.fma(b1, c71);
        ai += A_STEP;
        bi += B_ROW;
      }
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
    c10.intoArray(c, cAt + C_ROW);
    c11.intoArray(c, cAt + C_ROW + COUNT);
    c20.intoArray(c, cAt + 2 * C_ROW);
    c21.intoArray(c, cAt + 2 * C_ROW + COUNT);
    c30.intoArray(c, cAt + 3 * C_ROW);
    c31.intoArray(c, cAt + 3 * C_ROW + COUNT);
    c40.intoArray(c, cAt + 4 * C_ROW);
    c41.intoArray(c, cAt + 4 * C_ROW + COUNT);
    c50.intoArray(c, cAt + 5 * C_ROW);
    c51.intoArray(c, cAt + 5 * C_ROW + COUNT);
    c60.intoArray(c, cAt + 6 * C_ROW);
    c61.intoArray(c, cAt + 6 * C_ROW + COUNT);
    c70.intoArray(c, cAt + 7 * C_ROW);
    c71.intoArray(c, cAt + 7 * C_ROW + COUNT);
  }

  /**
   * The relu, a blend as everywhere, stands in full sixteen times: with as many nodes as this method has, the JIT inlines
   * the vectors' own methods alone.
   */
  @Override
  public void eightWithRelu(
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      boolean adding,
      NormalizedRelu end,
      int n) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero;
    FloatVector c01 = zero;
    FloatVector c10 = zero;
    FloatVector c11 = zero;
    FloatVector c20 = zero;
    FloatVector c21 = zero;
    FloatVector c30 = zero;
    FloatVector c31 = zero;
    FloatVector c40 = zero;
    FloatVector c41 = zero;
    FloatVector c50 = zero;
    FloatVector c51 = zero;
    FloatVector c60 = zero;
    FloatVector c61 = zero;
    FloatVector c70 = zero;
    FloatVector c71 = zero;
    for (int segment = 0; segment < SEGMENTS; segment++) {
      int ai = aAt + segment * A_SEGMENT;
      int bi = bAt + segment * B_SEGMENT;
      for (int k = 0; k < DEPTH; k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[ai + A_ROW]);
        c10 = a1.fma(b0, c10);
        c11 = a1.fma(b1, c11);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[ai + 2 * A_ROW]);
        c20 = a2.fma(b0, c20);
        c21 = a2.fma(b1, c21);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[ai + 3 * A_ROW]);
        c30 = a3.fma(b0, c30);
        c31 = a3.fma(b1, c31);
        FloatVector a4 = FloatVector.broadcast(FLOATS, a[ai + 4 * A_ROW]);
        c40 = a4.fma(b0, c40);
        c41 = a4.fma(b1, c41);
        FloatVector a5 = FloatVector.broadcast(FLOATS, a[ai + 5 * A_ROW]);
        c50 = a5.fma(b0, c50);
        c51 = a5.fma(b1, c51);
        FloatVector a6 = FloatVector.broadcast(FLOATS, a[ai + 6 * A_ROW]);
        c60 = a6.fma(b0, c60);
        c61 = a6.fma(b1, c61);
        FloatVector a7 = FloatVector.broadcast(FLOATS, a[ai + 7 * A_ROW]);
        c70 = a7.fma(b0, c70);
        c71 = a7.fma(b1, c71);
        ai += A_STEP;
        bi += B_ROW;
      }
    }
    FloatVector scale0 = FloatVector.fromArray(FLOATS, end.scale(), n);
    FloatVector scale1 = FloatVector.fromArray(FLOATS, end.scale(), n + COUNT);
    FloatVector shift0 = FloatVector.fromArray(FLOATS, end.shift(), n);
    FloatVector shift1 = FloatVector.fromArray(FLOATS, end.shift(), n + COUNT);
    c00 = scale0.fma(c00, shift0);
    c00 = c00.blend(zero, c00.compare(LE, zero));
    c01 = scale1.fma(c01, shift1);
    c01 = c01.blend(zero, c01.compare(LE, zero));
    c10 = scale0.fma(c10, shift0);
    c10 = c10.blend(zero, c10.compare(LE, zero));
    c11 = scale1.fma(c11, shift1);
    c11 = c11.blend(zero, c11.compare(LE, zero));
    c20 = scale0.fma(c20, shift0);
    c20 = c20.blend(zero, c20.compare(LE, zero));
    c21 = scale1.fma(c21, shift1);
    c21 = c21.blend(zero, c21.compare(LE, zero));
    c30 = scale0.fma(c30, shift0);
    c30 = c30.blend(zero, c30.compare(LE, zero));
    c31 = scale1.fma(c31, shift1);
    c31 = c31.blend(zero, c31.compare(LE, zero));
    c40 = scale0.fma(c40, shift0);
    c40 = c40.blend(zero, c40.compare(LE, zero));
    c41 = scale1.fma(c41, shift1);
    c41 = c41.blend(zero, c41.compare(LE, zero));
    c50 = scale0.fma(c50, shift0);
    c50 = c50.blend(zero, c50.compare(LE, zero));
    c51 = scale1.fma(c51, shift1);
    c51 = c51.blend(zero, c51.compare(LE, zero));
    c60 = scale0.fma(c60, shift0);
    c60 = c60.blend(zero, c60.compare(LE, zero));
    c61 = scale1.fma(c61, shift1);
    c61 = c61.blend(zero, c61.compare(LE, zero));
    c70 = scale0.fma(c70, shift0);
    c70 = c70.blend(zero, c70.compare(LE, zero));
    c71 = scale1.fma(c71, shift1);
    c71 = c71.blend(zero, c71.compare(LE, zero));
    if (adding) {
      c00 = c00.add(FloatVector.fromArray(FLOATS, c, cAt));
      c01 = c01.add(FloatVector.fromArray(FLOATS, c, cAt + COUNT));
      c10 = c10.add(FloatVector.fromArray(FLOATS, c, cAt + C_ROW));
      c11 = c11.add(FloatVector.fromArray(FLOATS, c, cAt + C_ROW + COUNT));
      c20 = c20.add(FloatVector.fromArray(FLOATS, c, cAt + 2 * C_ROW));
      c21 = c21.add(FloatVector.fromArray(FLOATS, c, cAt + 2 * C_ROW + COUNT));
      c30 = c30.add(FloatVector.fromArray(FLOATS, c, cAt + 3 * C_ROW));
      c31 = c31.add(FloatVector.fromArray(FLOATS, c, cAt + 3 * C_ROW + COUNT));
      c40 = c40.add(FloatVector.fromArray(FLOATS, c, cAt + 4 * C_ROW));
      c41 = c41.add(FloatVector.fromArray(FLOATS, c, cAt + 4 * C_ROW + COUNT));
      c50 = c50.add(FloatVector.fromArray(FLOATS, c, cAt + 5 * C_ROW));
      c51 = c51.add(FloatVector.fromArray(FLOATS, c, cAt + 5 * C_ROW + COUNT));
      c60 = c60.add(FloatVector.fromArray(FLOATS, c, cAt + 6 * C_ROW));
      c61 = c61.add(FloatVector.fromArray(FLOATS, c, cAt + 6 * C_ROW + COUNT));
      c70 = c70.add(FloatVector.fromArray(FLOATS, c, cAt + 7 * C_ROW));
      c71 = c71.add(FloatVector.fromArray(FLOATS, c, cAt + 7 * C_ROW + COUNT));
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
    c10.intoArray(c, cAt + C_ROW);
    c11.intoArray(c, cAt + C_ROW + COUNT);
    c20.intoArray(c, cAt + 2 * C_ROW);
    c21.intoArray(c, cAt + 2 * C_ROW + COUNT);
    c30.intoArray(c, cAt + 3 * C_ROW);
    c31.intoArray(c, cAt + 3 * C_ROW + COUNT);
    c40.intoArray(c, cAt + 4 * C_ROW);
    c41.intoArray(c, cAt + 4 * C_ROW + COUNT);
    c50.intoArray(c, cAt + 5 * C_ROW);
    c51.intoArray(c, cAt + 5 * C_ROW + COUNT);
    c60.intoArray(c, cAt + 6 * C_ROW);
    c61.intoArray(c, cAt + 6 * C_ROW + COUNT);
    c70.intoArray(c, cAt + 7 * C_ROW);
    c71.intoArray(c, cAt + 7 * C_ROW + COUNT);
  }

  @Override
  public void six(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c01 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + COUNT) : FloatVector.zero(FLOATS);
    FloatVector c10 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c11 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + C_ROW + COUNT) : FloatVector.zero(FLOATS);
    FloatVector c20 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c21 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 2 * C_ROW + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c30 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c31 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 3 * C_ROW + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c40 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 4 * C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c41 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 4 * C_ROW + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c50 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 5 * C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c51 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 5 * C_ROW + COUNT)
            : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < SEGMENTS; segment++) {
      int ai = aAt + segment * A_SEGMENT;
      int bi = bAt + segment * B_SEGMENT;
      for (int k = 0; k < DEPTH; k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[ai + A_ROW]);
        c10 = a1.fma(b0, c10);
        c11 = a1.fma(b1, c11);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[ai + 2 * A_ROW]);
        c20 = a2.fma(b0, c20);
        c21 = a2.fma(b1, c21);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[ai + 3 * A_ROW]);
        c30 = a3.fma(b0, c30);
        c31 = a3.fma(b1, c31);
        FloatVector a4 = FloatVector.broadcast(FLOATS, a[ai + 4 * A_ROW]);
        c40 = a4.fma(b0, c40);
        c41 = a4.fma(b1, c41);
        FloatVector a5 = FloatVector.broadcast(FLOATS, a[ai + 5 * A_ROW]);
        c50 = a5.fma(b0, c50);
        c51 = a5.fma(b1, c51);
        ai += A_STEP;
        bi += B_ROW;
      }
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
    c10.intoArray(c, cAt + C_ROW);
    c11.intoArray(c, cAt + C_ROW + COUNT);
    c20.intoArray(c, cAt + 2 * C_ROW);
    c21.intoArray(c, cAt + 2 * C_ROW + COUNT);
    c30.intoArray(c, cAt + 3 * C_ROW);
    c31.intoArray(c, cAt + 3 * C_ROW + COUNT);
    c40.intoArray(c, cAt + 4 * C_ROW);
    c41.intoArray(c, cAt + 4 * C_ROW + COUNT);
    c50.intoArray(c, cAt + 5 * C_ROW);
    c51.intoArray(c, cAt + 5 * C_ROW + COUNT);
  }

  @Override
  public void four(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c01 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + COUNT) : FloatVector.zero(FLOATS);
    FloatVector c10 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c11 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + C_ROW + COUNT) : FloatVector.zero(FLOATS);
    FloatVector c20 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 2 * C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c21 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 2 * C_ROW + COUNT)
            : FloatVector.zero(FLOATS);
    FloatVector c30 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + 3 * C_ROW) : FloatVector.zero(FLOATS);
    FloatVector c31 =
        adding
            ? FloatVector.fromArray(FLOATS, c, cAt + 3 * C_ROW + COUNT)
            : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < SEGMENTS; segment++) {
      int ai = aAt + segment * A_SEGMENT;
      int bi = bAt + segment * B_SEGMENT;
      for (int k = 0; k < DEPTH; k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[ai + A_ROW]);
        c10 = a1.fma(b0, c10);
        c11 = a1.fma(b1, c11);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[ai + 2 * A_ROW]);
        c20 = a2.fma(b0, c20);
        c21 = a2.fma(b1, c21);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[ai + 3 * A_ROW]);
        c30 = a3.fma(b0, c30);
        c31 = a3.fma(b1, c31);
        ai += A_STEP;
        bi += B_ROW;
      }
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
    c10.intoArray(c, cAt + C_ROW);
    c11.intoArray(c, cAt + C_ROW + COUNT);
    c20.intoArray(c, cAt + 2 * C_ROW);
    c21.intoArray(c, cAt + 2 * C_ROW + COUNT);
    c30.intoArray(c, cAt + 3 * C_ROW);
    c31.intoArray(c, cAt + 3 * C_ROW + COUNT);
  }

  @Override
  public void fourWithRelu(
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      boolean adding,
      NormalizedRelu end,
      int n) {
    FloatVector zero = FloatVector.zero(FLOATS);
    FloatVector c00 = zero;
    FloatVector c01 = zero;
    FloatVector c10 = zero;
    FloatVector c11 = zero;
    FloatVector c20 = zero;
    FloatVector c21 = zero;
    FloatVector c30 = zero;
    FloatVector c31 = zero;
    for (int segment = 0; segment < SEGMENTS; segment++) {
      int ai = aAt + segment * A_SEGMENT;
      int bi = bAt + segment * B_SEGMENT;
      for (int k = 0; k < DEPTH; k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        FloatVector a1 = FloatVector.broadcast(FLOATS, a[ai + A_ROW]);
        c10 = a1.fma(b0, c10);
        c11 = a1.fma(b1, c11);
        FloatVector a2 = FloatVector.broadcast(FLOATS, a[ai + 2 * A_ROW]);
        c20 = a2.fma(b0, c20);
        c21 = a2.fma(b1, c21);
        FloatVector a3 = FloatVector.broadcast(FLOATS, a[ai + 3 * A_ROW]);
        c30 = a3.fma(b0, c30);
        c31 = a3.fma(b1, c31);
        ai += A_STEP;
        bi += B_ROW;
      }
    }
    FloatVector scale0 = FloatVector.fromArray(FLOATS, end.scale(), n);
    FloatVector scale1 = FloatVector.fromArray(FLOATS, end.scale(), n + COUNT);
    FloatVector shift0 = FloatVector.fromArray(FLOATS, end.shift(), n);
    FloatVector shift1 = FloatVector.fromArray(FLOATS, end.shift(), n + COUNT);
    c00 = scale0.fma(c00, shift0);
    c00 = c00.blend(zero, c00.compare(LE, zero));
    c01 = scale1.fma(c01, shift1);
    c01 = c01.blend(zero, c01.compare(LE, zero));
    c10 = scale0.fma(c10, shift0);
    c10 = c10.blend(zero, c10.compare(LE, zero));
    c11 = scale1.fma(c11, shift1);
    c11 = c11.blend(zero, c11.compare(LE, zero));
    c20 = scale0.fma(c20, shift0);
    c20 = c20.blend(zero, c20.compare(LE, zero));
    c21 = scale1.fma(c21, shift1);
    c21 = c21.blend(zero, c21.compare(LE, zero));
    c30 = scale0.fma(c30, shift0);
    c30 = c30.blend(zero, c30.compare(LE, zero));
    c31 = scale1.fma(c31, shift1);
    c31 = c31.blend(zero, c31.compare(LE, zero));
    if (adding) {
      c00 = c00.add(FloatVector.fromArray(FLOATS, c, cAt));
      c01 = c01.add(FloatVector.fromArray(FLOATS, c, cAt + COUNT));
      c10 = c10.add(FloatVector.fromArray(FLOATS, c, cAt + C_ROW));
      c11 = c11.add(FloatVector.fromArray(FLOATS, c, cAt + C_ROW + COUNT));
      c20 = c20.add(FloatVector.fromArray(FLOATS, c, cAt + 2 * C_ROW));
      c21 = c21.add(FloatVector.fromArray(FLOATS, c, cAt + 2 * C_ROW + COUNT));
      c30 = c30.add(FloatVector.fromArray(FLOATS, c, cAt + 3 * C_ROW));
      c31 = c31.add(FloatVector.fromArray(FLOATS, c, cAt + 3 * C_ROW + COUNT));
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
    c10.intoArray(c, cAt + C_ROW);
    c11.intoArray(c, cAt + C_ROW + COUNT);
    c20.intoArray(c, cAt + 2 * C_ROW);
    c21.intoArray(c, cAt + 2 * C_ROW + COUNT);
    c30.intoArray(c, cAt + 3 * C_ROW);
    c31.intoArray(c, cAt + 3 * C_ROW + COUNT);
  }

  @Override
  public void one(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding) {
    FloatVector c00 = adding ? FloatVector.fromArray(FLOATS, c, cAt) : FloatVector.zero(FLOATS);
    FloatVector c01 =
        adding ? FloatVector.fromArray(FLOATS, c, cAt + COUNT) : FloatVector.zero(FLOATS);
    for (int segment = 0; segment < SEGMENTS; segment++) {
      int ai = aAt + segment * A_SEGMENT;
      int bi = bAt + segment * B_SEGMENT;
      for (int k = 0; k < DEPTH; k++) {
        FloatVector b0 = FloatVector.fromArray(FLOATS, b, bi);
        FloatVector b1 = FloatVector.fromArray(FLOATS, b, bi + COUNT);
        FloatVector a0 = FloatVector.broadcast(FLOATS, a[ai]);
        c00 = a0.fma(b0, c00);
        c01 = a0.fma(b1, c01);
        ai += A_STEP;
        bi += B_ROW;
      }
    }
    c00.intoArray(c, cAt);
    c01.intoArray(c, cAt + COUNT);
  }
}
