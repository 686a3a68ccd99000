package dev.morphogen.kernels.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.NormalizedRelu;
import java.util.Arrays;

/** An operator that ends with relu(scale·y + shift) must give the bits that the normalization's kernel gives afterwards. */
public final class ReluChecks {

  private static final long SEED = 20260103;

  /** Overwrites, or adds to, {@code y} from {@code yOffset}. */
  @FunctionalInterface
  public interface Plain {
    /** Does it. */
    void run(float[] y, int yOffset);
  }

  /** The same, ending with {@code end}. */
  @FunctionalInterface
  public interface Ended {
    /** Does it. */
    void run(NormalizedRelu end, float[] y, int yOffset);
  }

  private ReluChecks() {}

  /** For an output of {@code pixels} pixels and {@code channels} channels, at any offset; a NaN stays one. */
  public static void sameBits(
      String name, Kernels kernels, int pixels, int channels, Plain plain, Ended ended) {
    NormalizedRelu end = end(channels);
    float[] start = start(pixels * channels);
    float[] expected = start.clone();
    plain.run(expected, 0);
    kernels
        .normalization(pixels, channels)
        .applyRelu(expected, 0, end.scale(), end.shift(), expected, 0);
    check(name, start, expected, end, ended);
  }

  /** The same for an operator that adds relu(scale·z + shift) to y, where {@code plain} gives z. */
  public static void sameBitsAdded(
      String name, Kernels kernels, int pixels, int channels, Plain plain, Ended ended) {
    NormalizedRelu end = end(channels);
    float[] start = start(pixels * channels);
    float[] z = new float[start.length];
    plain.run(z, 0);
    float[] expected = start.clone();
    kernels
        .normalization(pixels, channels)
        .reaction(expected, 0, z, 0, end.scale(), end.shift(), 1, expected, 0);
    check(name, start, expected, end, ended);
  }

  private static NormalizedRelu end(int channels) {
    return new NormalizedRelu(
        Gaussian.numbers(channels, SEED), Gaussian.numbers(channels, SEED + 1));
  }

  private static float[] start(int size) {
    float[] start = Gaussian.numbers(size, SEED + 2);
    start[size / 2] = Float.NaN;
    return start;
  }

  private static void check(
      String name, float[] start, float[] expected, NormalizedRelu end, Ended ended) {
    for (int offset : new int[] {0, 5}) {
      Guarded out = new Guarded(start, offset, 3);
      ended.run(end, out.array, offset);
      out.check(name);
      assertThat(Arrays.equals(out.content(), expected))
          .as("%s, from offset %d: %s", name, offset, Arrays.toString(out.content()))
          .isTrue();
    }
  }
}
