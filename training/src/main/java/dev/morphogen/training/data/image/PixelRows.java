package dev.morphogen.training.data.image;

/** A picture row by row, as numbers 0…255 with the wanted channels. */
public interface PixelRows {

  /** Rows of the picture. */
  int height();

  /** Pixels in a row. */
  int width();

  /** Numbers a pixel. */
  int channels();

  /** Overwrites {@code row} {@code [w, c]} with row {@code y}. */
  void read(int y, float[] row);
}
