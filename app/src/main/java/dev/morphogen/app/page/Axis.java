package dev.morphogen.app.page;

/**
 * An axis of a chart.
 *
 * @param unit may be empty
 * @param logarithmic equal ratios are equal lengths; numbers that are not positive are left out
 */
public record Axis(String name, String unit, boolean logarithmic) {

  /** Without a unit. */
  public static Axis of(String name) {
    return new Axis(name, "", false);
  }

  /** In that unit. */
  public static Axis of(String name, String unit) {
    return new Axis(name, unit, false);
  }

  /** The same axis, logarithmic. */
  public Axis log() {
    return new Axis(name, unit, true);
  }

  /** {@code time (s)}. */
  String label() {
    return unit.isEmpty() ? name : "%s (%s)".formatted(name, unit);
  }
}
