package dev.morphogen.app.bench.convolution;

import dev.morphogen.app.measure.RandomBatch;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.run.Crew;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** All curves' contestants at one point, on the same images and stencils. */
final class Contest {

  private final ConvolutionPoint point;
  private final Crew crew;
  private final List<Contestant> contestants = new ArrayList<>();
  private float[] x = new float[0];
  private float[] y = new float[0];
  private int images;

  /** Allocates no image yet. */
  Contest(ConvolutionPoint point, Kernels kernels, int threads) {
    this.point = point;
    crew = Crew.of(threads);
    for (Curve curve : Curve.values()) {
      contestants.add(curve.contestant(point, kernels));
    }
  }

  /** Bytes of everything with so many images. */
  long bytes(int count) {
    long numbers = 2L * count * point.imageSize();
    for (Contestant contestant : contestants) {
      numbers += contestant.numbers(crew.size());
    }
    return numbers * Float.BYTES;
  }

  /** Stencils uniform in ±1/√(9c), as circulant ones begin, made ready. */
  void prepare() {
    float bound = (float) (1 / Math.sqrt(9.0 * point.channels()));
    SplittableRandom random = new SplittableRandom(RandomBatch.SEED);
    float[] stencils = new float[point.stencil() * point.stencil() * point.channels()];
    for (int i = 0; i < stencils.length; i++) {
      stencils[i] = random.nextFloat(-bound, bound);
    }
    contestants.forEach(contestant -> contestant.prepare(stencils, crew.size()));
  }

  /** Takes so many images, an even number. */
  void images(int count) {
    images = count;
    x = new float[0];
    y = new float[0];
    x = RandomBatch.numbers(count * point.imageSize());
    y = new float[x.length];
  }

  int images() {
    return images;
  }

  /** What convolves all images, curve by curve. */
  List<Runnable> runs() {
    return contestants.stream().map(c -> (Runnable) () -> run(c)).toList();
  }

  private void run(Contestant contestant) {
    int size = point.imageSize();
    crew.run(
        images / 2,
        (thread, pair) ->
            contestant.convolve(x, y, 2 * pair * size, (2 * pair + 1) * size, thread));
  }

  /** What a curve makes of the first two images; the array is overwritten by the next. */
  float[] answer(Curve curve) {
    contestants.get(curve.ordinal()).convolve(x, y, 0, point.imageSize(), 0);
    return y;
  }
}
