package dev.morphogen.app.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers and names as people read them, the same in every country. */
public final class Text {

  /** Characters of a line where nothing else is known. */
  public static final int COLUMNS = 80;

  private static final String[] BYTES = {"bytes", "KB", "MB", "GB", "TB"};

  private Text() {}

  /** 1555274 → 1,555,274. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** 0.8425 → 84.25 %. */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** With as many digits behind the point. */
  public static String decimal(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  /** 0.41234 → 0.4123, and of one that has blown up 1142002003853 → 1.142e+12: nine characters at most. */
  public static String loss(double loss) {
    return loss < 9999.99995 ? decimal(loss, 4) : String.format(Locale.ROOT, "%.3e", loss);
  }

  /** 1536 → 1.5 KB; powers of 1024. */
  public static String bytes(long number) {
    double amount = number;
    int unit = 0;
    while (amount >= 1000 && unit < BYTES.length - 1) {
      amount /= 1024;
      unit++;
    }
    int digits = unit == 0 || amount >= 99.95 ? 0 : 1;
    return decimal(amount, digits) + " " + BYTES[unit];
  }

  /** 83 → 1:23, 4000 → 1:06:40. */
  public static String clock(double seconds) {
    long whole = Math.round(Math.min(seconds, 359_999));
    return whole < 3600
        ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
  }

  /** 12.34 → 12.3 s, 83 → 1 min 23 s, 4000 → 1 h 6 min. */
  public static String duration(double seconds) {
    if (seconds < 59.95) {
      return decimal(seconds, 1) + " s";
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? "%d min %d s".formatted(whole / 60, whole % 60)
        : "%d h %d min".formatted(whole / 3600, whole / 60 % 60);
  }

  /** The end of a name is what tells it from others: a long one loses its beginning. */
  public static String clipped(String name, int length) {
    return name.length() <= length ? name : "..." + name.substring(name.length() - length + 3);
  }

  /** Lines of at most so many characters, broken between words. */
  public static List<String> wrapped(String text, int length) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > length) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** A path or argument as it is typed into a shell. */
  public static String typed(Object argument) {
    String text = argument.toString();
    return text.matches("[\\p{L}\\p{N}_./:,=+~-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** A call of Morphogen as it is typed into a shell. */
  public static String command(List<String> arguments) {
    return "./morphogen " + arguments.stream().map(Text::typed).collect(Collectors.joining(" "));
  }

  /** 1, "image" → 1 image; 2, "image" → 2 images. */
  public static String plural(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : noun.endsWith("s") ? "es" : "s");
  }
}
