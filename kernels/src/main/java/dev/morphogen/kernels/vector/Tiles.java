package dev.morphogen.kernels.vector;

/** Tiles of a {@link MatrixProduct}: some rows by a fixed number of vectors of c = A B, or c += A B. */
interface Tiles {

  /** 8 rows. */
  void eight(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding);

  /** 6 rows. */
  void six(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding);

  /** 4 rows. */
  void four(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding);

  /** 1 row. */
  void one(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding);
}
