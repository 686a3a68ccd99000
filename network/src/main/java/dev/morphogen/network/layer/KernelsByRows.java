package dev.morphogen.network.layer;

import dev.morphogen.kernels.Rows;
import dev.morphogen.network.run.Bands;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/** A kernel for a whole image, and where bands are asked for one for each of their heights. */
final class KernelsByRows<K> {

  private final int height;
  private final int bandHeight;
  private final int lastHeight;
  private final K whole;
  private final K band;
  private final K last;

  KernelsByRows(int height, Bands bands, IntFunction<K> make) {
    this.height = height;
    bandHeight = bands.rows(0).count();
    lastHeight = bands.rows(bands.count() - 1).count();
    whole = make.apply(height);
    band = bandHeight == height ? whole : make.apply(bandHeight);
    last = lastHeight == bandHeight ? band : make.apply(lastHeight);
  }

  /** The largest of what the kernels ask for: room that serves each of them. */
  int largest(ToIntFunction<K> size) {
    return Math.max(size.applyAsInt(whole), Math.max(size.applyAsInt(band), size.applyAsInt(last)));
  }

  /** For the whole image. */
  K whole() {
    return whole;
  }

  /**
   * For one of the bands, or the whole image.
   *
   * @throws IllegalArgumentException if neither has so many rows
   */
  K of(Rows rows) {
    int count = rows.count();
    if (count == bandHeight) {
      return band;
    }
    if (count == height) {
      return whole;
    }
    if (count == lastHeight) {
      return last;
    }
    throw new IllegalArgumentException(
        "rows: expected a band of %d (the last of %d) or all %d, got %d"
            .formatted(bandHeight, lastHeight, height, count));
  }
}
