package dev.morphogen.benchmarks.kernels;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.fourier.FourierShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Fourier filters of all shapes in one JVM and in mixed order, ours and JTransforms': JMH gives every shape a JVM of
 * its own, a network does not. Prints a table (GFLOP/s of JTransforms from images to images, and of its transforms alone,
 * with nothing packed); ends with status 1 if an answer is wrong.
 */
public final class MixedOrderFourier {

  private static final List<String> FILTERS =
      List.of(
          "PIXELS:32x32x32",
          "PIXELS:16x16x64",
          "PIXELS:8x8x128",
          "PIXELS:64x64x256",
          "PIXELS_AND_CHANNELS:32x32x32",
          "PIXELS_AND_CHANNELS:16x16x64",
          "PIXELS_AND_CHANNELS:8x8x128");

  private static final int WARMUP_ROUNDS = 15;
  private static final int ROUNDS = 41;

  private MixedOrderFourier() {}

  /** One shape's filters and their times. */
  private static final class Entrant {
    final String name;
    final FourierShape shape;
    final FourierFilter reference;
    final FourierFilter ours;
    final JTransformsFilter theirs;
    final Stopwatch oursTimes;
    final Stopwatch theirTimes;
    final Stopwatch theirTransforms;

    Entrant(String name) {
      this.name = name;
      shape = FourierFilter.parse(name);
      reference = new FourierFilter(Kernels.reference(), shape);
      reference.run();
      ours = new FourierFilter(Kernels.best(), shape);
      theirs = new JTransformsFilter(reference);
      oursTimes = new Stopwatch(ours::run);
      theirTimes = new Stopwatch(theirs::run);
      theirTransforms = new Stopwatch(theirs::transformsAlone);
    }

    void check() {
      Arrays.fill(ours.y, Float.NaN);
      ours.run();
      reference.check(name, ours.y);
      theirs.run();
      reference.check(name + ", JTransforms", theirs.result());
    }

    List<Stopwatch> times() {
      return List.of(oursTimes, theirTimes, theirTransforms);
    }

    void print() {
      double flops = FourierFilter.flops(shape);
      double median = oursTimes.median();
      double least = oursTimes.least();
      System.out.printf(
          Locale.ROOT,
          "%-29s %9.1f %9.1f %8.1f %8.1f %7.1f %9.2f %7.1f %7.1f %9.2f %7.1f%n",
          name,
          median / 2 / 1e3,
          least / 2 / 1e3,
          flops / median,
          flops / least,
          FourierFilter.bytes(shape) / median,
          flops / theirTimes.median(),
          theirTimes.median() / median,
          theirTimes.least() / least,
          flops / theirTransforms.median(),
          theirTransforms.median() / median);
    }
  }

  /** Runs {@code [rounds]} rounds. */
  public static void main(String[] arguments) {
    int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
    if (Kernels.best().equals(Kernels.reference())) {
      System.out.println("expected the vector kernels: start Java with their module");
      System.exit(1);
    }
    List<Entrant> entrants = FILTERS.stream().map(Entrant::new).toList();
    checkAll(entrants);
    measure(entrants, WARMUP_ROUNDS);
    entrants.forEach(entrant -> entrant.times().forEach(Stopwatch::forget));
    measure(entrants, rounds);
    checkAll(entrants);
    print(entrants, rounds);
  }

  private static void checkAll(List<Entrant> entrants) {
    try {
      entrants.forEach(Entrant::check);
    } catch (AssertionError e) {
      System.out.println("wrong answer: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void measure(List<Entrant> entrants, int rounds) {
    Random random = new Random(1);
    for (int round = 0; round < rounds; round++) {
      List<Stopwatch> order = new ArrayList<>();
      entrants.forEach(entrant -> order.addAll(entrant.times()));
      Collections.shuffle(order, random);
      order.forEach(Stopwatch::measure);
    }
  }

  private static void print(List<Entrant> entrants, int rounds) {
    System.out.printf(
        "%s kernels, Java %s, %d rounds in mixed order, one thread; medians, and the best of all%n",
        Kernels.best().name(), Runtime.version(), rounds);
    System.out.printf(
        "%-29s %9s %9s %8s %8s %7s %9s %7s %7s %9s %7s%n",
        "filter",
        "us/image",
        "least",
        "GFLOP/s",
        "most",
        "GB/s",
        "JTransf.",
        "times",
        "at best",
        "unpacked",
        "times");
    entrants.forEach(Entrant::print);
    double plane = entrants.get(FILTERS.indexOf("PIXELS:32x32x32")).oursTimes.median();
    double volume =
        entrants.get(FILTERS.indexOf("PIXELS_AND_CHANNELS:32x32x32")).oursTimes.median();
    System.out.printf(
        Locale.ROOT, "32x32x32 with the channels takes %.2f times as long%n", volume / plane);
  }
}
