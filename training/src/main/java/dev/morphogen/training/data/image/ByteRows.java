package dev.morphogen.training.data.image;

import dev.morphogen.network.Shape;

/** The rows of an image of unsigned bytes {@code [h, w, c]}. */
public record ByteRows(byte[] pixels, Shape shape) implements PixelRows {

  @Override
  public int height() {
    return shape.height();
  }

  @Override
  public int width() {
    return shape.width();
  }

  @Override
  public int channels() {
    return shape.channels();
  }

  @Override
  public void read(int y, float[] row) {
    int numbers = shape.width() * shape.channels();
    for (int i = 0; i < numbers; i++) {
      row[i] = pixels[y * numbers + i] & 0xFF;
    }
  }
}
