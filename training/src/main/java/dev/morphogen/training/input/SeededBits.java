package dev.morphogen.training.input;

/**
 * Random numbers that depend on a seed, an epoch and an image alone (SplitMix64), so that neither
 * the number of threads nor the point where a training resumed can change them.
 */
final class SeededBits {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  /** Begins the sequence of an image in an epoch. */
  void reset(long seed, long epoch, long image) {
    state = mix(mix(mix(seed + GOLDEN) + epoch) + image);
  }

  private static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** 0 … {@code bound} − 1; the bias is below 2⁻³². */
  int nextInt(int bound) {
    return (int) Math.unsignedMultiplyHigh(next(), bound);
  }

  /** From {@code least} up to but not {@code most}. */
  double nextDouble(double least, double most) {
    return least + (most - least) * ((next() >>> 11) * 0x1p-53);
  }

  boolean nextBoolean() {
    return next() < 0;
  }
}
