package dev.morphogen.training.input;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Replaces values by others, a channel at a time: where a pixel lies does not matter. Holds
 * scratch: one a thread.
 */
final class ToneCurve {

  private static final int VALUES = 256;

  private final int channels;
  private final int[] histogram = new int[VALUES];
  private final byte[] curve = new byte[VALUES];

  ToneCurve(int channels) {
    this.channels = channels;
  }

  /** Overwrites {@code to}: of a value's eight bits the leading ones stay. */
  void posterize(byte[] from, int bits, byte[] to) {
    int mask = 0xFF & (0xFF << (Byte.SIZE - bits));
    fillCurve(value -> value & mask);
    replace(from, to);
  }

  /** Overwrites {@code to}: values from {@code threshold} on become their negatives. */
  void solarize(byte[] from, int threshold, byte[] to) {
    fillCurve(value -> value >= threshold ? VALUES - 1 - value : value);
    replace(from, to);
  }

  /** Overwrites {@code to}: a channel's least value becomes 0, its greatest 255. */
  void autoContrast(byte[] from, byte[] to) {
    for (int c = 0; c < channels; c++) {
      count(from, c);
      int least = 0;
      while (histogram[least] == 0) {
        least++;
      }
      int greatest = VALUES - 1;
      while (histogram[greatest] == 0) {
        greatest--;
      }
      stretch(least, greatest);
      replace(from, c, to);
    }
  }

  private void stretch(int least, int greatest) {
    double scale = greatest > least ? (VALUES - 1.0) / (greatest - least) : 1;
    int origin = greatest > least ? least : 0;
    fillCurve(value -> Math.clamp(Math.round((value - origin) * scale), 0, VALUES - 1));
  }

  /** Overwrites {@code to}: a channel's values become about equally frequent. */
  void equalize(byte[] from, byte[] to) {
    for (int c = 0; c < channels; c++) {
      count(from, c);
      spread(from.length / channels);
      replace(from, c, to);
    }
  }

  /** A value becomes the share of pixels up to it, leaving aside those of the least value. */
  private void spread(int pixels) {
    int upTo = 0;
    int leastOnes = 0;
    for (int value = 0; value < VALUES; value++) {
      upTo += histogram[value];
      leastOnes = leastOnes == 0 ? upTo : leastOnes;
      int others = pixels - leastOnes;
      curve[value] =
          (byte)
              (others == 0
                  ? value
                  : Math.round((VALUES - 1.0) * Math.max(0, upTo - leastOnes) / others));
    }
  }

  private void count(byte[] from, int channel) {
    Arrays.fill(histogram, 0);
    for (int i = channel; i < from.length; i += channels) {
      histogram[from[i] & 0xFF]++;
    }
  }

  private void fillCurve(IntUnaryOperator operator) {
    for (int value = 0; value < VALUES; value++) {
      curve[value] = (byte) operator.applyAsInt(value);
    }
  }

  private void replace(byte[] from, byte[] to) {
    for (int c = 0; c < channels; c++) {
      replace(from, c, to);
    }
  }

  private void replace(byte[] from, int channel, byte[] to) {
    for (int i = channel; i < from.length; i += channels) {
      to[i] = curve[from[i] & 0xFF];
    }
  }
}
