package dev.morphogen.app.option;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 32x32x3}: height, width, channels. */
public final class ShapeText implements ITypeConverter<Shape> {

  private static final Pattern THREE = Pattern.compile("(\\d{1,8})x(\\d{1,8})x(\\d{1,8})");

  @Override
  public Shape convert(String text) {
    Matcher sides = THREE.matcher(text);
    if (!sides.matches()) {
      throw new TypeConversionException(
          "expected HEIGHTxWIDTHxCHANNELS such as 32x32x3, got '%s'".formatted(text));
    }
    try {
      return new Shape(
          Integer.parseInt(sides.group(1)),
          Integer.parseInt(sides.group(2)),
          Integer.parseInt(sides.group(3)));
    } catch (InvalidInputException e) {
      throw new TypeConversionException(
          String.valueOf(e.getMessage()).replaceFirst("^image: ", ""));
    }
  }
}
