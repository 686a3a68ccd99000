package dev.morphogen.onnx.layer;

import dev.morphogen.network.layer.BatchNormalization;
import java.util.Arrays;

/** N(z) = scale·z + shift, a channel each: a normalization with its tracked statistics. */
record Affine(double[] scale, double[] shift) {

  /** Of the normalization whose numbers' names begin with {@code name}. */
  static Affine of(NamedWeights weights, String name) {
    float[] weight = weights.tensor(name + ".weight").numbers();
    float[] bias = weights.tensor(name + ".bias").numbers();
    float[] mean = weights.tensor(name + ".running_mean").numbers();
    float[] variance = weights.tensor(name + ".running_var").numbers();
    double[] scale = new double[weight.length];
    double[] shift = new double[weight.length];
    for (int c = 0; c < scale.length; c++) {
      scale[c] = weight[c] / Math.sqrt(variance[c] + BatchNormalization.EPSILON);
      shift[c] = bias[c] - scale[c] * mean[c];
    }
    return new Affine(scale, shift);
  }

  static Affine identity(int channels) {
    double[] ones = new double[channels];
    Arrays.fill(ones, 1);
    return new Affine(ones, new double[channels]);
  }

  /** Of some of the channels. */
  Affine part(int from, int to) {
    return new Affine(Arrays.copyOfRange(scale, from, to), Arrays.copyOfRange(shift, from, to));
  }

  static float[] floats(double[] numbers) {
    float[] rounded = new float[numbers.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) numbers[i];
    }
    return rounded;
  }
}
