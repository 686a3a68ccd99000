package dev.morphogen.kernels.fourier;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which a line's number of points is taken apart. The last pass needs no multiplications by roots
 * of unity, so the largest butterfly goes there, or one that has them not built in.
 */
final class Radices {

  private static final int[] LAST = {8, 7, 5, 4, 3, 2};
  private static final int[] BEFORE = {8, 4, 2, 3, 5, 7};

  private Radices() {}

  /** Factors of {@code points}, first pass first; one 1 for a single point. */
  static List<Integer> of(int points) {
    int last = first(LAST, points);
    List<Integer> radices = new ArrayList<>();
    int rest = points / last;
    while (rest > 1) {
      int radix = first(BEFORE, rest);
      radices.add(radix);
      rest /= radix;
    }
    radices.add(last);
    return List.copyOf(radices);
  }

  /** The first that divides, else the smallest prime. */
  private static int first(int[] candidates, int number) {
    for (int radix : candidates) {
      if (number % radix == 0) {
        return radix;
      }
    }
    int prime = 11;
    while (prime < number && number % prime != 0) {
      prime += 2;
    }
    return number == 1 ? 1 : prime;
  }
}
