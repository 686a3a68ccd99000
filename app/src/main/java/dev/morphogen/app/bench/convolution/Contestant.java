package dev.morphogen.app.bench.convolution;

/** One way to convolve images. Its threads share what {@link #prepare} makes and have scratch of their own. */
abstract class Contestant {

  private final int scratchSize;
  private float[][] scratch = new float[0][];

  Contestant(int scratchSize) {
    this.scratchSize = scratchSize;
  }

  /** Numbers that {@link #prepare} allocates for so many threads, at its peak. */
  long numbers(int threads) {
    return (long) threads * scratchSize + weightNumbers();
  }

  /** Allocates, and makes of the stencils {@code [c, 1, m, m]} what a convolution reads. */
  void prepare(float[] stencils, int threads) {
    scratch = new float[threads][scratchSize];
    prepareWeights(stencils);
  }

  /** y = K x for the two images that begin at these places, in both arrays. */
  void convolve(float[] x, float[] y, int first, int second, int thread) {
    convolve(x, y, first, second, scratch[thread]);
  }

  /** Any thread's scratch, for {@link #prepareWeights}. */
  float[] scratch() {
    return scratch[0];
  }

  abstract long weightNumbers();

  abstract void prepareWeights(float[] stencils);

  abstract void convolve(float[] x, float[] y, int first, int second, float[] own);
}
