package dev.morphogen.app.option;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Channels of each block, written {@code 24,48}. One value, so that a later one replaces it. */
record WidthList(List<Integer> channels) {

  private static final Pattern NUMBERS = Pattern.compile("\\d{1,8}(,\\d{1,8})*");

  @Override
  public String toString() {
    return channels.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Reads it. */
  static final class Reader implements ITypeConverter<WidthList> {

    @Override
    public WidthList convert(String text) {
      if (!NUMBERS.matcher(text).matches()) {
        throw new TypeConversionException(
            "expected numbers of channels such as 24,48, got '%s'".formatted(text));
      }
      return new WidthList(List.of(text.split(",")).stream().map(Integer::valueOf).toList());
    }
  }
}
