package dev.morphogen.kernels.vector;

import dev.morphogen.kernels.NormalizedRelu;

/** Tiles of a {@link MatrixProduct}: some rows by a fixed number of vectors of c = A B, or c += A B. */
interface Tiles {

  /** 8 rows. */
  void eight(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding);

  /** 8 rows of c = relu(scale·A B + shift), or c += that, with the numbers of {@code end} from n on. */
  void eightWithRelu(
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      boolean adding,
      NormalizedRelu end,
      int n);

  /** 6 rows. */
  void six(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding);

  /** 4 rows. */
  void four(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding);

  /** 4 rows of the same. */
  void fourWithRelu(
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      boolean adding,
      NormalizedRelu end,
      int n);

  /** 1 row. */
  void one(float[] a, int aAt, float[] b, int bAt, float[] c, int cAt, boolean adding);
}
