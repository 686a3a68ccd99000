package dev.morphogen.training.data.format;

import dev.morphogen.network.Shape;

/** Images stored as one plane a channel, {@code [c, h, w]}, brought to {@code [h, w, c]}. */
public enum Planes {
  /** Each plane row after row: CIFAR. */
  ROW_MAJOR,
  /** Each plane column after column: STL-10. */
  COLUMN_MAJOR;

  public void interleave(byte[] planes, int from, Shape shape, byte[] target, int to) {
    int height = shape.height();
    int width = shape.width();
    int channels = shape.channels();
    int down = this == ROW_MAJOR ? width : 1;
    int across = this == ROW_MAJOR ? 1 : height;
    for (int c = 0; c < channels; c++) {
      int plane = from + c * height * width;
      for (int h = 0; h < height; h++) {
        int out = to + h * width * channels + c;
        for (int w = 0; w < width; w++) {
          target[out + w * channels] = planes[plane + h * down + w * across];
        }
      }
    }
  }
}
