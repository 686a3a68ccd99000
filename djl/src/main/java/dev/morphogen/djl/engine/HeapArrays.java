package dev.morphogen.djl.engine;

import dev.morphogen.network.Shape;
import java.util.Arrays;

/** One image's numbers out of a batch's. */
final class HeapArrays {

  private HeapArrays() {}

  /** Part {@code index} of {@code size} bytes. */
  static byte[] part(byte[] all, int index, int size) {
    return Arrays.copyOfRange(all, index * size, (index + 1) * size);
  }

  /** Image {@code index} of {@code [n, c, h, w]} as {@code [h, w, c]}. */
  static float[] channelsLast(float[] planes, int index, Shape image) {
    float[] numbers = new float[image.size()];
    int pixels = image.pixels();
    int begin = index * image.size();
    for (int c = 0; c < image.channels(); c++) {
      for (int p = 0; p < pixels; p++) {
        numbers[p * image.channels() + c] = planes[begin + c * pixels + p];
      }
    }
    return numbers;
  }
}
