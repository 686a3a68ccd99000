package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.vector.Lanes;
import java.util.ArrayList;
import java.util.List;

/**
 * The transform of a line of {@code n} points, each a vector of complex numbers, for any n: passes of {@link
 * Butterfly}s, decimation in frequency forward and in time back, so that a spectrum comes out with its digits
 * reversed, goes back as it is, and nothing is ever sorted. Neither direction divides by n.
 *
 * <p>Point p of a line is a vector of real parts from {@code at + p·step} on and a vector of imaginary parts behind it;
 * lines that lie {@code next} apart are taken together. The first vectors of z are scratch, see {@link Butterfly}.
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

    int twiddlesAt(int position) {
      return position * 2 * (butterfly.radix - 1);
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

  /** z = F z for {@code lines} lines. */
  void forward(float[] z, int at, int step, int next, int lines) {
    for (Pass pass : passes) {
      split(pass, z, at, step, next, lines);
    }
  }

  /** z = n·F⁻¹ z, the way back. */
  void inverse(float[] z, int at, int step, int next, int lines) {
    for (int i = passes.length - 1; i >= 0; i--) {
      join(passes[i], z, at, step, next, lines);
    }
  }

  /**
   * z = n·F⁻¹(factor·multiplier·F z), {@code multiplierStep} numbers of the multiplier from point to point of the
   * spectrum. What the last pass makes is multiplied while it is in registers.
   */
  void filter(
      float[] z,
      int at,
      int step,
      int next,
      int lines,
      float[] multiplier,
      int multiplierAt,
      int multiplierStep,
      float factor) {
    int last = passes.length - 1;
    for (int i = 0; i < last; i++) {
      split(passes[i], z, at, step, next, lines);
    }
    Butterfly butterfly = passes[last].butterfly;
    for (int block = 0; block < points; block += butterfly.radix) {
      int re = at + block * step;
      int from = multiplierAt + block * multiplierStep;
      butterfly.filter(
          z, re, re + Lanes.COUNT, step, next, lines, multiplier, from, multiplierStep, factor);
    }
    for (int i = last - 1; i >= 0; i--) {
      join(passes[i], z, at, step, next, lines);
    }
  }

  private void split(Pass pass, float[] z, int at, int step, int next, int lines) {
    run(pass, true, z, at, at + Lanes.COUNT, step, next, lines);
  }

  /** Real and imaginary parts exchanged. */
  private void join(Pass pass, float[] z, int at, int step, int next, int lines) {
    run(pass, false, z, at + Lanes.COUNT, at, step, next, lines);
  }

  private void run(
      Pass pass, boolean forward, float[] z, int re, int im, int step, int next, int lines) {
    Butterfly butterfly = pass.butterfly;
    float[] twiddles = pass.twiddles;
    int jump = pass.positions() * step;
    for (int block = 0; block < points; block += pass.block) {
      for (int j = 0; j < pass.positions(); j++) {
        int shift = (block + j) * step;
        int at = pass.twiddlesAt(j);
        if (pass.positions() == 1) {
          butterfly.plain(z, re + shift, im + shift, jump, next, lines);
        } else if (forward) {
          butterfly.split(z, re + shift, im + shift, jump, next, lines, twiddles, at);
        } else {
          butterfly.join(z, re + shift, im + shift, jump, next, lines, twiddles, at);
        }
      }
    }
  }
}
