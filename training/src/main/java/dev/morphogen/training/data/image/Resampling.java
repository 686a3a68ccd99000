package dev.morphogen.training.data.image;

import dev.morphogen.network.Shape;

/**
 * A picture scaled until its shorter side fits, the longer one cut at both ends alike.
 *
 * <p>Bicubic, the kernel widened by the factor of reduction so that every source pixel counts (no
 * aliasing); a picture that already has the wanted scale is copied exactly. Rows are taken one at a
 * time, so a large picture is never held a second time.
 */
public final class Resampling {

  private Resampling() {}

  /** The picture as {@code [h, w, c]} unsigned bytes of this shape, which has its channels. */
  public static byte[] cover(PixelRows rows, Shape shape) {
    double scale =
        Math.min((double) rows.width() / shape.width(), (double) rows.height() / shape.height());
    ResamplingAxis across = ResamplingAxis.centred(rows.width(), shape.width(), scale);
    ResamplingAxis down = ResamplingAxis.centred(rows.height(), shape.height(), scale);
    return scaled(rows, shape, across, down);
  }

  private static byte[] scaled(
      PixelRows rows, Shape shape, ResamplingAxis across, ResamplingAxis down) {
    int channels = shape.channels();
    int numbers = shape.width() * channels;
    float[] source = new float[rows.width() * channels];
    float[] narrowed = new float[numbers];
    float[] sums = new float[shape.size()];
    int first = 0;
    for (int y = down.first(0); y < down.end(shape.height() - 1); y++) {
      rows.read(y, source);
      across.apply(source, narrowed, channels);
      while (down.end(first) <= y) {
        first++;
      }
      for (int h = first; h < shape.height() && down.first(h) <= y; h++) {
        float weight = down.weight(h, y);
        for (int i = 0; i < numbers; i++) {
          sums[h * numbers + i] += weight * narrowed[i];
        }
      }
    }
    return rounded(sums);
  }

  private static byte[] rounded(float[] sums) {
    byte[] pixels = new byte[sums.length];
    for (int i = 0; i < sums.length; i++) {
      pixels[i] = (byte) Math.clamp(Math.round(sums[i]), 0, 255);
    }
    return pixels;
  }
}
