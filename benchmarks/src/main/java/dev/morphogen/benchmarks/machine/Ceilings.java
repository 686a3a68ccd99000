package dev.morphogen.benchmarks.machine;

import java.util.concurrent.CountDownLatch;
import java.util.function.IntToDoubleFunction;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Measures the ceilings of a roofline: multiply-adds of registers, and bytes of a triad a = b + s·c from arrays far
 * larger than any cache, with one thread and with two. A store first reads its line, so a triad moves four numbers for
 * the three it names. Best of ten rounds.
 */
public final class Ceilings {

  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
  private static final int ROUNDS = 10;
  private static final int TERMS = 40_000_000;
  private static final int NUMBERS = 1 << 25;

  private static volatile float sink;

  private Ceilings() {}

  /** Prints the table. */
  public static void main(String[] arguments) throws InterruptedException {
    System.out.printf("| %-26s | %9s | %9s |%n", "", "1 thread", "2 threads");
    System.out.printf("| --- | --- | --- |%n");
    print("multiply-adds, GFLOP/s", thread -> multiplyAdds());
    float[][] arrays = new float[6][NUMBERS];
    print("triad from memory, GB/s", thread -> triad(arrays, 3 * thread));
  }

  private static void print(String what, IntToDoubleFunction work) throws InterruptedException {
    System.out.printf("| %-26s | %9.1f | %9.1f |%n", what, best(work, 1), best(work, 2));
  }

  /** Units of work a nanosecond of all threads together. */
  private static double best(IntToDoubleFunction work, int threads) throws InterruptedException {
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      double[] done = new double[threads];
      CountDownLatch end = new CountDownLatch(threads);
      long start = System.nanoTime();
      for (int i = 0; i < threads; i++) {
        int thread = i;
        Thread.ofPlatform()
            .start(() -> {
              done[thread] = work.applyAsDouble(thread);
              end.countDown();
            });
      }
      end.await();
      double sum = 0;
      for (double units : done) {
        sum += units;
      }
      best = Math.max(best, sum / (System.nanoTime() - start));
    }
    return best;
  }

  /** Twelve sums at once, more than the latency of one needs. Gives the operations. */
  private static double multiplyAdds() {
    FloatVector x = FloatVector.broadcast(FLOATS, 0.999f);
    FloatVector y = FloatVector.broadcast(FLOATS, 0.001f);
    FloatVector a = y;
    FloatVector b = y;
    FloatVector c = y;
    FloatVector d = y;
    FloatVector e = y;
    FloatVector f = y;
    FloatVector g = y;
    FloatVector h = y;
    FloatVector i = y;
    FloatVector j = y;
    FloatVector k = y;
    FloatVector l = y;
    for (int n = 0; n < TERMS; n++) {
      a = a.fma(x, y);
      b = b.fma(x, y);
      c = c.fma(x, y);
      d = d.fma(x, y);
      e = e.fma(x, y);
      f = f.fma(x, y);
      g = g.fma(x, y);
      h = h.fma(x, y);
      i = i.fma(x, y);
      j = j.fma(x, y);
      k = k.fma(x, y);
      l = l.fma(x, y);
    }
    sink = a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l).lane(0);
    return 2.0 * 12 * FLOATS.length() * TERMS;
  }

  /** Gives the bytes that cross the memory's bus. */
  private static double triad(float[][] arrays, int first) {
    float[] a = arrays[first];
    float[] b = arrays[first + 1];
    float[] c = arrays[first + 2];
    FloatVector s = FloatVector.broadcast(FLOATS, 3);
    for (int i = 0; i < NUMBERS; i += FLOATS.length()) {
      FloatVector vb = FloatVector.fromArray(FLOATS, b, i);
      FloatVector.fromArray(FLOATS, c, i).fma(s, vb).intoArray(a, i);
    }
    return 4.0 * Float.BYTES * NUMBERS;
  }
}
