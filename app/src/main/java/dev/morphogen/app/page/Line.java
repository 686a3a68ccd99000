package dev.morphogen.app.page;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A line of a chart through the points {@code (x[i], y[i])}; a y that is not finite is a gap.
 *
 * @param colour its number among the page's colours; lines that belong together have the same
 */
public record Line(String name, double[] x, double[] y, int colour, boolean dashed) {

  /** A colour of its own: the next of the chart. */
  static final int NEXT = -1;

  /**
   * Checks and keeps its own copies.
   *
   * @throws IllegalArgumentException if there are not as many x as y
   */
  public Line {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "line %s: expected as many x as y, got %d and %d".formatted(name, x.length, y.length));
    }
    x = x.clone();
    y = y.clone();
  }

  /** A solid line in the next colour. */
  public static Line of(String name, double[] x, double[] y) {
    return new Line(name, x, y, NEXT, false);
  }

  /** The same line through 1, 2, 3, … */
  public static Line ofEpochs(String name, double[] y) {
    double[] x = IntStream.rangeClosed(1, y.length).asDoubleStream().toArray();
    return of(name, x, y);
  }

  /** The same line, dashed. */
  public Line dashes() {
    return new Line(name, x, y, colour, true);
  }

  /** The same line in that colour. */
  public Line coloured(int number) {
    return new Line(name, x, y, number, dashed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Line line
        && name.equals(line.name)
        && Arrays.equals(x, line.x)
        && Arrays.equals(y, line.y)
        && colour == line.colour
        && dashed == line.dashed;
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, Arrays.hashCode(x), Arrays.hashCode(y), colour, dashed);
  }
}
