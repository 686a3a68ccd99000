package dev.morphogen.kernels.fourier;

/** The spectrum of one kernel: its numbers mean nothing to another's. */
record Spectrum(float[] re, float[] im) {

  /** Nothing gathered yet. */
  static Spectrum zeros(FourierTransform transform) {
    return new Spectrum(new float[transform.spectrumSize()], new float[transform.spectrumSize()]);
  }

  /** |·|², a multiplier that is even in the frequency. */
  float[] power() {
    float[] power = new float[re.length];
    for (int i = 0; i < power.length; i++) {
      power[i] = re[i] * re[i] + im[i] * im[i];
    }
    return power;
  }
}
