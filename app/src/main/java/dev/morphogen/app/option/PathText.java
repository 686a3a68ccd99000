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
      throw new TypeConversionException(
          "expected a path, got '%s' (%s)".formatted(text, e.getReason()));
    }
  }
}
