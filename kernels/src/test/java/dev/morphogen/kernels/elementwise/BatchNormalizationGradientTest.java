package dev.morphogen.kernels.elementwise;

import dev.morphogen.kernels.testing.Adjoint;
import dev.morphogen.kernels.testing.EveryKernelSet;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.GradientCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The parts put together: sums → mean, variance → scale, shift → relu → loss, and all the way back. */
class BatchNormalizationGradientTest extends EveryKernelSet {

  private static final int PIXELS = 12;
  private static final double EPS = 1e-5;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 16, 17, 33})
  void wholeGradientIsTheCentralDifference(int channels) {
    Normalization kernel = kernels.normalization(PIXELS, channels);
    float[] z = Gaussian.numbers(2 * PIXELS * channels, 1);
    float[] u = Gaussian.numbers(z.length, 2);
    float[] gamma = Gaussian.numbers(channels, 3);
    float[] beta = Gaussian.numbers(channels, 4);
    float[] dz = backward(kernel, channels, z, u, gamma, beta);
    GradientCheck.check(
        "batch normalization, " + channels + " channels",
        z,
        dz,
        5,
        () -> Adjoint.dot(forward(kernel, channels, z, gamma, beta), u));
  }

  private static float[] forward(
      Normalization kernel, int channels, float[] z, float[] gamma, float[] beta) {
    Statistics batch = statistics(kernel, channels, z, gamma, beta);
    float[] y = new float[z.length];
    for (int at = 0; at < z.length; at += PIXELS * channels) {
      kernel.applyRelu(z, at, batch.scale, batch.shift, y, at);
    }
    return y;
  }

  private static float[] backward(
      Normalization kernel, int channels, float[] z, float[] u, float[] gamma, float[] beta) {
    Statistics batch = statistics(kernel, channels, z, gamma, beta);
    double[] sums = new double[2 * channels];
    for (int at = 0; at < z.length; at += PIXELS * channels) {
      kernel.reluGradientSums(u, at, z, at, batch.scale, batch.shift, sums);
    }
    double n = (double) z.length / channels;
    float[] coefficients = new float[3 * channels];
    for (int c = 0; c < channels; c++) {
      double a = gamma[c] / batch.deviation[c];
      double aboutMean = sums[channels + c] - batch.mean[c] * sums[c];
      double b = -a * aboutMean / (batch.deviation[c] * batch.deviation[c] * n);
      coefficients[c] = (float) a;
      coefficients[channels + c] = (float) b;
      coefficients[2 * channels + c] = (float) (-a * sums[c] / n - b * batch.mean[c]);
    }
    float[] dz = new float[z.length];
    for (int at = 0; at < z.length; at += PIXELS * channels) {
      kernel.reluGradient(u, at, z, at, batch.scale, batch.shift, coefficients, dz, at);
    }
    return dz;
  }

  private record Statistics(double[] mean, double[] deviation, float[] scale, float[] shift) {}

  private static Statistics statistics(
      Normalization kernel, int channels, float[] z, float[] gamma, float[] beta) {
    double[] sums = new double[2 * channels];
    for (int at = 0; at < z.length; at += PIXELS * channels) {
      kernel.sums(z, at, sums);
    }
    double n = (double) z.length / channels;
    Statistics batch =
        new Statistics(
            new double[channels], new double[channels], new float[channels], new float[channels]);
    for (int c = 0; c < channels; c++) {
      batch.mean[c] = sums[c] / n;
      double variance = sums[channels + c] / n - batch.mean[c] * batch.mean[c];
      batch.deviation[c] = Math.sqrt(variance + EPS);
      batch.scale[c] = (float) (gamma[c] / batch.deviation[c]);
      batch.shift[c] = (float) (beta[c] - batch.mean[c] * gamma[c] / batch.deviation[c]);
    }
    return batch;
  }
}
