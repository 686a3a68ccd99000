package dev.morphogen.app.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a path. Shells leave the ~ in {@code --out=~/pets} alone, so it is replaced here. */
public final class PathText implements ITypeConverter<Path> {

  @Override
  public Path convert(String text) {
    if (text.isEmpty()) {
      throw new TypeConversionException("expected a path, got ''");
    }
    try {
      return text.startsWith("~/")
          ? Path.of(System.getProperty("user.home"), text.substring(2))
          : Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(sentence(e));
    }
  }

  /** Java reads names in the locale's letters, and the locale C, which Docker and cron leave, has only those of ASCII. */
  public static String sentence(InvalidPathException e) {
    return "'%s' is no name of a file here (%s): if it has letters beyond ASCII, set LC_ALL=C.UTF-8"
        .formatted(e.getInput(), e.getReason());
  }
}
