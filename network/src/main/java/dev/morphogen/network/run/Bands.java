package dev.morphogen.network.run;

import dev.morphogen.kernels.Rows;

/** How an image's rows are cut into bands; every band but the last has as many rows as the first. */
public final class Bands {

  private final Rows[] bands;

  private Bands(int height, int rows) {
    bands = new Rows[Math.ceilDiv(height, rows)];
    for (int i = 0; i < bands.length; i++) {
      bands[i] = new Rows(i * rows, Math.min((i + 1) * rows, height));
    }
  }

  /** The image as it is. */
  public static Bands whole(int height) {
    return new Bands(height, height);
  }

  /** So many bands, or as many as there are rows. */
  public static Bands of(int height, int count) {
    return new Bands(height, Math.ceilDiv(height, count));
  }

  /** How many. */
  public int count() {
    return bands.length;
  }

  /** Number {@code band}, from the top. */
  public Rows rows(int band) {
    return bands[band];
  }
}
