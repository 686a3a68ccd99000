package dev.morphogen.network.diffusion;

/**
 * exp(2πi·t·p/n) for every frequency p of n pixels and t = 0, 1, … pixels: {@code cosine[t][p] + i·sine[t][p]}. Taps
 * that lie n pixels apart get the same wave, as on a periodic image.
 */
record Waves(double[][] cosine, double[][] sine) {

  static Waves of(int count, int n) {
    double[][] cosine = new double[count][n];
    double[][] sine = new double[count][n];
    for (int t = 0; t < count; t++) {
      for (int p = 0; p < n; p++) {
        double angle = 2 * Math.PI * ((long) t * p % n) / n;
        cosine[t][p] = Math.cos(angle);
        sine[t][p] = Math.sin(angle);
      }
    }
    return new Waves(cosine, sine);
  }

  int frequencies() {
    return cosine[0].length;
  }
}
