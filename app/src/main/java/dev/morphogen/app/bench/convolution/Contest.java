package dev.morphogen.app.bench.convolution;

import dev.morphogen.app.measure.RandomBatch;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.run.Crew;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** All curves' contestants at one point, and peers of the dense one, on the same images and stencils. */
final class Contest implements AutoCloseable {

  private final ConvolutionPoint point;
  private final Crew crew;
  private final Map<Curve, Contestant> contestants = new EnumMap<>(Curve.class);
  private final List<DensePeer> peers;
  private final List<DensePeer.Way> dense = new ArrayList<>();
  private float[] stencils = new float[0];
  private float[] x = new float[0];
  private float[] y = new float[0];
  private int images;

  /** Allocates no image yet. */
  Contest(ConvolutionPoint point, Kernels kernels, int threads, List<DensePeer> peers) {
    this.point = point;
    this.peers = peers;
    crew = Crew.of(threads);
    for (Curve curve : Curve.values()) {
      contestants.put(curve, curve.contestant(point, kernels));
    }
  }

  /** Bytes of everything with so many images. */
  long bytes(int count) {
    long numbers = 2L * count * point.imageSize();
    for (Contestant contestant : contestants.values()) {
      numbers += contestant.numbers(crew.size());
    }
    return numbers * Float.BYTES;
  }

  /** Stencils uniform in ±1/√(9c), as circulant ones begin, made ready. */
  void prepare() {
    float bound = (float) (1 / Math.sqrt(9.0 * point.channels()));
    SplittableRandom random = new SplittableRandom(RandomBatch.SEED);
    stencils = new float[point.stencil() * point.stencil() * point.channels()];
    for (int i = 0; i < stencils.length; i++) {
      stencils[i] = random.nextFloat(-bound, bound);
    }
    contestants.values().forEach(contestant -> contestant.prepare(stencils, crew.size()));
  }

  /** Takes so many images, an even number. */
  void images(int count) {
    images = count;
    x = new float[0];
    y = new float[0];
    x = RandomBatch.numbers(count * point.imageSize());
    y = new float[x.length];
    close();
    if (!peers.isEmpty()) {
      float[] weights = DenseContestant.weights(stencils, point.channels());
      peers.forEach(peer -> dense.addAll(peer.ways(point, weights, x, count, crew.size())));
    }
  }

  int images() {
    return images;
  }

  /** What convolves all images: curve by curve, then the peers' ways. */
  List<Runnable> runs() {
    List<Runnable> runs = new ArrayList<>();
    contestants.values().forEach(contestant -> runs.add(() -> run(contestant)));
    dense.forEach(way -> runs.add(way::run));
    return runs;
  }

  /** The peers' ways of the dense convolution. */
  List<DensePeer.Way> dense() {
    return dense;
  }

  private void run(Contestant contestant) {
    int size = point.imageSize();
    crew.run(
        images / 2,
        (thread, pair) ->
            contestant.convolve(x, y, 2 * pair * size, (2 * pair + 1) * size, thread));
  }

  /** What a curve makes of the images; the array is overwritten by the next. */
  float[] answer(Curve curve) {
    run(Objects.requireNonNull(contestants.get(curve), "every curve takes part"));
    return y;
  }

  @Override
  public void close() {
    dense.forEach(DensePeer.Way::close);
    dense.clear();
  }
}
