package dev.morphogen.app.report;

import dev.morphogen.app.screen.Text;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers that may be missing, as people read them. */
final class Numbers {

  static final String NONE = "–";

  private Numbers() {}

  /** NaN if there is none. */
  static double of(@Nullable Double number) {
    return number == null ? Double.NaN : number;
  }

  static String percent(@Nullable Double share) {
    return isFinite(share) ? Text.percent(of(share)) : NONE;
  }

  static String decimal(@Nullable Double number, int digits) {
    return isFinite(number) ? Text.decimal(of(number), digits) : NONE;
  }

  /** Four digits that count. */
  static String significant(@Nullable Double number) {
    return isFinite(number) ? String.format(Locale.ROOT, "%.4g", of(number)) : NONE;
  }

  static String count(double number) {
    return Double.isFinite(number) ? Text.count(Math.round(number)) : NONE;
  }

  static String duration(double seconds) {
    return Double.isFinite(seconds) ? Text.duration(seconds) : NONE;
  }

  private static boolean isFinite(@Nullable Double number) {
    return number != null && Double.isFinite(number);
  }
}
