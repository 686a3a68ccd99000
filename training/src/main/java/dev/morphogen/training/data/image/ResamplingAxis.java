package dev.morphogen.training.data.image;

/** Which source pixels make each target pixel along one side, and with what weights. */
final class ResamplingAxis {

  private static final double REACH = 2;

  private final int[] first;
  private final float[][] weights;

  private ResamplingAxis(int[] first, float[][] weights) {
    this.first = first;
    this.weights = weights;
  }

  /** {@code target} pixels of {@code scale} source pixels each, from the middle of the source. */
  static ResamplingAxis centred(int source, int target, double scale) {
    double start = Math.max(0, Math.floor((source - target * scale) / 2));
    double stretch = Math.max(1, scale);
    int[] first = new int[target];
    float[][] weights = new float[target][];
    for (int i = 0; i < target; i++) {
      double centre = start + (i + 0.5) * scale;
      int from = Math.max(0, (int) Math.ceil(centre - REACH * stretch - 0.5));
      int to = Math.min(source, (int) Math.floor(centre + REACH * stretch + 0.5));
      first[i] = from;
      weights[i] = normalized(centre, stretch, from, Math.max(to, from + 1));
    }
    return new ResamplingAxis(first, weights);
  }

  private static float[] normalized(double centre, double stretch, int from, int to) {
    double[] raw = new double[to - from];
    double sum = 0;
    for (int x = from; x < to; x++) {
      raw[x - from] = bicubic((x + 0.5 - centre) / stretch);
      sum += raw[x - from];
    }
    float[] weights = new float[raw.length];
    for (int i = 0; i < raw.length; i++) {
      weights[i] = (float) (raw[i] / sum);
    }
    return weights;
  }

  /** Keys' cubic with a = −½: 1 at 0, 0 at the other whole numbers, 0 from 2 on. */
  private static double bicubic(double signed) {
    double x = Math.abs(signed);
    if (x < 1) {
      return (1.5 * x - 2.5) * x * x + 1;
    }
    return x < REACH ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
  }

  /** The first source pixel that target pixel {@code i} takes from. */
  int first(int i) {
    return first[i];
  }

  /** One past the last source pixel that target pixel {@code i} takes from. */
  int end(int i) {
    return first[i] + weights[i].length;
  }

  /** The share of source pixel {@code x} in target pixel {@code i}. */
  float weight(int i, int x) {
    return weights[i][x - first[i]];
  }

  /** Overwrites {@code target} {@code [w, c]} with the row's resampled pixels. */
  void apply(float[] source, float[] target, int channels) {
    for (int i = 0; i < first.length; i++) {
      float[] share = weights[i];
      for (int c = 0; c < channels; c++) {
        float sum = 0;
        int at = first[i] * channels + c;
        for (float weight : share) {
          sum += weight * source[at];
          at += channels;
        }
        target[i * channels + c] = sum;
      }
    }
  }
}
