package dev.morphogen.benchmarks.kernels;

import dev.morphogen.benchmarks.Median;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times of one piece of work, each over as many repetitions as take about 3 milliseconds. */
final class Stopwatch {

  private static final double ENOUGH_NANOS = 3e6;

  private final Runnable work;
  private final List<Double> nanos = new ArrayList<>();

  Stopwatch(Runnable work) {
    this.work = work;
  }

  void measure() {
    int repetitions = nanos.isEmpty() ? 1 : (int) Math.ceil(ENOUGH_NANOS / nanos.getLast());
    long start = System.nanoTime();
    for (int i = 0; i < repetitions; i++) {
      work.run();
    }
    nanos.add((double) (System.nanoTime() - start) / repetitions);
  }

  /** Forgets all but the last, which says how often to repeat. */
  void forget() {
    nanos.subList(0, nanos.size() - 1).clear();
  }

  double median() {
    return Median.of(nanos.stream().mapToDouble(Double::doubleValue).toArray());
  }

  double least() {
    return Collections.min(nanos);
  }
}
