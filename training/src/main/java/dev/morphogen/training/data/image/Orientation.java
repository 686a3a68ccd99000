package dev.morphogen.training.data.image;

import dev.morphogen.network.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a camera was held: the EXIF orientation of a JPEG file, 1 (upright) to 8.
 *
 * @param number 2 and 4 are mirrored, 3 stands on its head, 5 to 8 lie on a side
 */
record Orientation(int number) {

  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final int ORIENTATION_TAG = 0x0112;

  /** What a file's EXIF block says, upright if there is none or it makes no sense. */
  static Orientation of(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    int at = 2;
    while (at + 4 + EXIF.length <= file.length && (in.get(at) & 0xFF) == 0xFF) {
      int marker = in.get(at + 1) & 0xFF;
      int length = in.getShort(at + 2) & 0xFFFF;
      int end = Math.min(file.length, at + 2 + length);
      if (marker == 0xDA || length < 2) {
        break;
      }
      int body = at + 4;
      if (marker == 0xE1
          && body + EXIF.length <= end
          && Arrays.equals(file, body, body + EXIF.length, EXIF, 0, EXIF.length)) {
        return ofTiff(in.slice(body + EXIF.length, end - body - EXIF.length));
      }
      at += 2 + length;
    }
    return new Orientation(1);
  }

  private static Orientation ofTiff(ByteBuffer tiff) {
    if (tiff.limit() < 10) {
      return new Orientation(1);
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    long directory = tiff.getInt(4) & 0xFFFFFFFFL;
    if (directory + 2 > tiff.limit()) {
      return new Orientation(1);
    }
    int entries = tiff.getShort((int) directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      long entry = directory + 2 + 12L * i;
      if (entry + 12 > tiff.limit()) {
        break;
      }
      if ((tiff.getShort((int) entry) & 0xFFFF) == ORIENTATION_TAG) {
        int number = tiff.getShort((int) entry + 8);
        return new Orientation(number >= 1 && number <= 8 ? number : 1);
      }
    }
    return new Orientation(1);
  }

  /** Whether the stored picture lies on a side: its height is the upright picture's width. */
  boolean lies() {
    return number > 4;
  }

  /** The shape to decode to, so that {@link #upright} gives this one. */
  Shape stored(Shape upright) {
    int height = lies() ? upright.width() : upright.height();
    int width = lies() ? upright.height() : upright.width();
    return new Shape(height, width, upright.channels());
  }

  /** Turns stored pixels, {@code [h, w, c]} of {@link #stored}, upright. */
  byte[] upright(byte[] pixels, Shape upright) {
    if (number == 1) {
      return pixels;
    }
    Shape stored = stored(upright);
    byte[] turned = new byte[pixels.length];
    int channels = upright.channels();
    for (int y = 0; y < upright.height(); y++) {
      for (int x = 0; x < upright.width(); x++) {
        int from = storedPixel(y, x, stored.height(), stored.width()) * channels;
        int to = (y * upright.width() + x) * channels;
        System.arraycopy(pixels, from, turned, to, channels);
      }
    }
    return turned;
  }

  private int storedPixel(int y, int x, int height, int width) {
    int row = lies() ? x : y;
    int column = lies() ? y : x;
    boolean upsideDown = number == 3 || number == 4 || number == 6 || number == 7;
    boolean mirrored = number == 2 || number == 3 || number == 7 || number == 8;
    return (upsideDown ? height - 1 - row : row) * width + (mirrored ? width - 1 - column : column);
  }
}
