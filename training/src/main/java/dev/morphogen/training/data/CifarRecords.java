package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.training.data.format.Planes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Records of CIFAR's binary files: label bytes, then 1024 red, green and blue bytes.
 *
 * @param labelBytes bytes before the pixels; the last of them is the label
 */
record CifarRecords(int labelBytes, int classes) {

  static final Shape SHAPE = new Shape(32, 32, 3);

  /** All records of a file. */
  MemorySplit read(String where, long size, InputStream in) throws IOException {
    int record = labelBytes + SHAPE.size();
    if (size == 0 || size % record != 0) {
      throw new InvalidInputException(
          "%s: expected whole records of %d bytes, got %d bytes: the file is cut short, fetch it"
                  .formatted(where, record, size)
              + " again");
    }
    int images = Math.toIntExact(size / record);
    byte[] pixels = MemorySplit.allocate(where, images, SHAPE);
    int[] labels = new int[images];
    byte[] buffer = new byte[record];
    for (int n = 0; n < images; n++) {
      if (in.readNBytes(buffer, 0, record) < record) {
        throw new EOFException("ends in image " + n + " of " + images);
      }
      labels[n] = label(where, n, buffer[labelBytes - 1] & 0xFF);
      Planes.ROW_MAJOR.interleave(buffer, labelBytes, SHAPE, pixels, n * SHAPE.size());
    }
    return new MemorySplit(pixels, labels, SHAPE.size());
  }

  private int label(String where, int image, int label) {
    if (label >= classes) {
      throw new InvalidInputException(
          "%s: image %d: expected a label below %d, got %d: is this the binary version?"
              .formatted(where, image, classes, label));
    }
    return label;
  }
}
