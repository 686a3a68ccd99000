package dev.morphogen.kernels.fourier;

import java.util.ArrayList;
import java.util.List;

/**
 * The transform of a line of {@code n} points, each a vector of complex numbers, for any n: passes of {@link
 * Butterfly}s, decimation in frequency forward and in time back, so that a spectrum comes out with its digits
 * reversed, goes back as it is, and nothing is ever sorted. Neither direction divides by n.
 *
 * <p>Lines are addressed as in {@link Butterfly}; several lie {@code next} apart and are taken together.
 */
final class LineTransform {

  /**
   * Blocks of {@code block} points are cut into blocks of {@code block / radix}, whose points {@code q} are
   * multiplied by exp(−2πi·jq/block) for position j.
   */
  private record Pass(Butterfly butterfly, int block, float[] twiddles) {

    int positions() {
      return block / butterfly.radix;
    }
  }

  private final int points;
  private final Pass[] passes;

  LineTransform(int points) {
    this.points = points;
    List<Pass> all = new ArrayList<>();
    int block = points;
    for (int radix : Radices.of(points)) {
      all.add(new Pass(Butterfly.of(radix), block, twiddles(radix, block)));
      block /= radix;
    }
    passes = all.toArray(Pass[]::new);
  }

  private static float[] twiddles(int radix, int block) {
    int positions = block / radix;
    float[] twiddles = new float[2 * (radix - 1) * positions];
    int at = 0;
    for (int j = 0; j < positions; j++) {
      for (int q = 1; q < radix; q++) {
        double angle = -2 * Math.PI * ((long) j * q % block) / block;
        twiddles[at++] = (float) Math.cos(angle);
        twiddles[at++] = (float) Math.sin(angle);
      }
    }
    return twiddles;
  }

  /** Vectors of scratch that its butterflies may overwrite. */
  int scratchVectors() {
    int largest = 0;
    for (Pass pass : passes) {
      largest = Math.max(largest, pass.butterfly.radix);
    }
    return 2 * largest;
  }

  /** y = F x for {@code lines} lines. */
  void forward(
      float[] x,
      int re,
      int im,
      int step,
      int next,
      float[] y,
      int yRe,
      int yIm,
      int yStep,
      int yNext,
      int lines,
      float[] scratch) {
    run(passes[0], true, x, re, im, step, next, y, yRe, yIm, yStep, yNext, lines, scratch);
    for (int i = 1; i < passes.length; i++) {
      run(passes[i], true, y, yRe, yIm, yStep, yNext, y, yRe, yIm, yStep, yNext, lines, scratch);
    }
  }

  /** y = n·F⁻¹ x, the way back; x is overwritten. */
  void inverse(
      float[] x,
      int re,
      int im,
      int step,
      int next,
      float[] y,
      int yRe,
      int yIm,
      int yStep,
      int yNext,
      int lines,
      float[] scratch) {
    for (int i = passes.length - 1; i > 0; i--) {
      run(passes[i], false, x, im, re, step, next, x, im, re, step, next, lines, scratch);
    }
    run(passes[0], false, x, im, re, step, next, y, yIm, yRe, yStep, yNext, lines, scratch);
  }

  private void run(
      Pass pass,
      boolean forward,
      float[] x,
      int re,
      int im,
      int step,
      int next,
      float[] y,
      int yRe,
      int yIm,
      int yStep,
      int yNext,
      int lines,
      float[] scratch) {
    int jump = pass.positions();
    for (int block = 0; block < points; block += pass.block) {
      for (int j = 0; j < jump; j++) {
        int from = (block + j) * step;
        int to = (block + j) * yStep;
        int at = j * 2 * (pass.butterfly.radix - 1);
        if (jump == 1) {
          pass.butterfly.plain(
              x, re + from, im + from, step, next, y, yRe + to, yIm + to, yStep, yNext, lines,
              scratch);
        } else if (forward) {
          pass.butterfly.split(
              x,
              re + from,
              im + from,
              jump * step,
              next,
              y,
              yRe + to,
              yIm + to,
              jump * yStep,
              yNext,
              lines,
              pass.twiddles,
              at,
              scratch);
        } else {
          pass.butterfly.join(
              x,
              re + from,
              im + from,
              jump * step,
              next,
              y,
              yRe + to,
              yIm + to,
              jump * yStep,
              yNext,
              lines,
              pass.twiddles,
              at,
              scratch);
        }
      }
    }
  }
}
