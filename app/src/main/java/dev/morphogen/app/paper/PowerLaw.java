package dev.morphogen.app.paper;

/**
 * y ≈ c · x^exponent by least squares of log y over log x. The standard error is the exponent's: how far the points
 * are from a power law, not how well each was measured.
 */
record PowerLaw(double exponent, double standardError) {

  private static final int LEAST_POINTS = 3;

  /**
   * Through these points.
   *
   * @throws IllegalArgumentException if there are fewer than three, or a number is not positive
   */
  static PowerLaw fit(double[] x, double[] y) {
    if (x.length < LEAST_POINTS || x.length != y.length) {
      throw new IllegalArgumentException(
          "power law: expected three points or more, got %d x and %d y"
              .formatted(x.length, y.length));
    }
    double[] u = logs(x);
    double[] v = logs(y);
    double meanU = mean(u);
    double meanV = mean(v);
    double uu = 0;
    double uv = 0;
    for (int i = 0; i < u.length; i++) {
      uu += (u[i] - meanU) * (u[i] - meanU);
      uv += (u[i] - meanU) * (v[i] - meanV);
    }
    double slope = uv / uu;
    double rest = 0;
    for (int i = 0; i < u.length; i++) {
      double residual = v[i] - meanV - slope * (u[i] - meanU);
      rest += residual * residual;
    }
    double error = Math.sqrt(rest / (u.length - 2) / uu);
    return new PowerLaw(slope, error);
  }

  private static double[] logs(double[] numbers) {
    double[] logs = new double[numbers.length];
    for (int i = 0; i < logs.length; i++) {
      if (!(numbers[i] > 0)) {
        throw new IllegalArgumentException(
            "power law: expected positive numbers, got " + numbers[i]);
      }
      logs[i] = Math.log(numbers[i]);
    }
    return logs;
  }

  private static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }
}
