package dev.morphogen.network.weights;

import java.util.ArrayList;
import java.util.List;

/**
 * Weights of which convolutions and the classifier are 8-bit integers: w ≈ scale·q, q from −127 to 127 (symmetric, zero
 * stays zero), scale = largest |w| / 127 of the numbers that share it. Normalizations and tracked statistics stay float32.
 * Only storage is 8 bits: {@link #weights} gives float32 again, which is what networks compute with.
 */
public final class EightBitWeights {

  /** Steps on either side of zero. */
  public static final int LARGEST = 127;

  /** Which numbers share a scale. */
  public enum Sharing {
    /** All of a slice. */
    SLICE,
    /** Those of one index of a slice's first dimension: an output channel, a class; all of a slice of one dimension. */
    OUTPUT_CHANNEL
  }

  private record Part(Slice slice, float[] scales, byte[] numbers) {

    float number(int i) {
      return scales[i / (numbers.length / scales.length)] * numbers[i];
    }
  }

  private final Weights floats;
  private final List<Part> parts;

  private EightBitWeights(Weights floats, List<Part> parts) {
    this.floats = floats;
    this.parts = parts;
  }

  /** Rounds to the nearest step. */
  public static EightBitWeights of(Weights weights, Sharing sharing) {
    List<Part> parts = new ArrayList<>();
    for (Slice slice : weights.layout().trained()) {
      if (slice.role().countedByPaper()) {
        parts.add(part(weights.trained(), slice, sharing));
      }
    }
    return new EightBitWeights(weights.copy(), parts);
  }

  private static Part part(float[] trained, Slice slice, Sharing sharing) {
    boolean single = sharing == Sharing.SLICE || slice.shape().size() == 1;
    float[] scales = new float[single ? 1 : slice.shape().getFirst()];
    byte[] numbers = new byte[slice.size()];
    int each = numbers.length / scales.length;
    for (int s = 0; s < scales.length; s++) {
      int begin = slice.offset() + s * each;
      scales[s] = largest(trained, begin, each) / LARGEST;
      for (int i = 0; i < each; i++) {
        numbers[s * each + i] = rounded(trained[begin + i], scales[s]);
      }
    }
    return new Part(slice, scales, numbers);
  }

  private static float largest(float[] numbers, int begin, int count) {
    float largest = 0;
    for (int i = begin; i < begin + count; i++) {
      largest = Math.max(largest, Math.abs(numbers[i]));
    }
    return largest;
  }

  /** A scale of zero has zeros only. */
  private static byte rounded(float number, float scale) {
    return scale == 0 ? 0 : (byte) Math.clamp(Math.round(number / scale), -LARGEST, LARGEST);
  }

  /** What they stand for, as float32. */
  public Weights weights() {
    Weights weights = floats.copy();
    for (Part part : parts) {
      for (int i = 0; i < part.numbers().length; i++) {
        weights.trained()[part.slice().offset() + i] = part.number(i);
      }
    }
    return weights;
  }

  /** Bytes of all numbers: one for each that was rounded, four for each scale and every other. */
  public long bytes() {
    long bytes = bytes(floats);
    for (Part part : parts) {
      bytes += part.numbers().length + (long) Float.BYTES * part.scales().length;
      bytes -= (long) Float.BYTES * part.numbers().length;
    }
    return bytes;
  }

  /** Bytes of all numbers as float32. */
  public static long bytes(Weights weights) {
    return Float.BYTES * ((long) weights.trained().length + weights.tracked().length);
  }
}
