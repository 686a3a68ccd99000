package dev.morphogen.spark;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.paper.Width;
import dev.morphogen.network.step.Steps;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the parameters that are text. */
final class TextParams {

  private static final Pattern OWN = Pattern.compile("\\d{1,5}(,\\d{1,5})*");
  private static final Pattern SIZE = Pattern.compile("\\d{1,5}x\\d{1,5}");

  private TextParams() {}

  static Architecture architecture(String step, String width) {
    Steps.standard().get(step);
    return Architecture.of(step, channels(width));
  }

  private static List<Integer> channels(String width) {
    if (OWN.matcher(width).matches()) {
      return Arrays.stream(width.split(",", -1)).map(Integer::valueOf).toList();
    }
    for (Width known : Width.values()) {
      if (known.name().equals(width.toUpperCase(Locale.ROOT))) {
        return known.channels();
      }
    }
    throw new InvalidInputException(
        "width: expected A, B, C or numbers such as 24,48, got '%s'".formatted(width));
  }

  static Shape shape(String size, int channels) {
    if (!SIZE.matcher(size).matches()) {
      throw new InvalidInputException(
          "imageSize: expected HxW such as 32x32, got '%s'".formatted(size));
    }
    String[] sides = size.split("x", -1);
    return new Shape(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), channels);
  }
}
