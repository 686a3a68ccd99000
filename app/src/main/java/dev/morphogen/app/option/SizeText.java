package dev.morphogen.app.option;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.data.DatasetOptions.Size;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 96x96}: height, width. */
public final class SizeText implements ITypeConverter<Size> {

  private static final Pattern TWO = Pattern.compile("(\\d{1,8})x(\\d{1,8})");

  @Override
  public Size convert(String text) {
    Matcher sides = TWO.matcher(text);
    if (!sides.matches()) {
      throw new TypeConversionException(
          "expected HEIGHTxWIDTH such as 96x96, got '%s'".formatted(text));
    }
    try {
      return new Size(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2)));
    } catch (InvalidInputException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()).replaceFirst("^size: ", ""));
    }
  }
}
