package dev.morphogen.spark.command;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.data.DatasetOptions.Size;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 64x48}: height, width. */
final class SizeText implements ITypeConverter<Size> {

  private static final Pattern TWO = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

  @Override
  public Size convert(String text) {
    Matcher sides = TWO.matcher(text);
    if (!sides.matches()) {
      throw new TypeConversionException("expected HxW such as 64x64, got '%s'".formatted(text));
    }
    try {
      return new Size(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
    } catch (InvalidInputException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()).replaceFirst("^size: ", ""));
    }
  }
}
