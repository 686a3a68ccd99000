package dev.morphogen.network.file;

import dev.morphogen.network.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where bytes are read from, the first to the last: a file, or a resource, such as one in a program's own jar. */
public final class Source {

  /** Makes something of the bytes. */
  @FunctionalInterface
  public interface Content<T> {
    /** Of a stream that holds {@code size} bytes. */
    T readFrom(InputStream bytes, long size) throws IOException;
  }

  @FunctionalInterface
  private interface Opening {
    Opened open() throws IOException;
  }

  private record Opened(InputStream bytes, long size) implements Closeable {
    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }

  private final String name;
  private final String noun;
  private final Opening opening;

  private Source(String name, String noun, Opening opening) {
    this.name = name;
    this.noun = noun;
    this.opening = opening;
  }

  /** A file. No interrupt closes it. */
  public static Source of(Path file) {
    return new Source(
        file.toString(), "file", () -> new Opened(Files.newInputStream(file), Files.size(file)));
  }

  /** A resource, found as {@link Class#getResourceAsStream} finds it. */
  public static Source of(Class<?> beside, String resource) {
    return new Source(resource, "resource of " + beside.getName(), () -> open(beside, resource));
  }

  /** All at once: their number is not told otherwise. */
  private static Opened open(Class<?> beside, String resource) throws IOException {
    try (InputStream bytes = beside.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new NoSuchFileException(resource);
      }
      byte[] all = bytes.readAllBytes();
      return new Opened(new ByteArrayInputStream(all), all.length);
    }
  }

  /** What complaints call it. */
  public String name() {
    return name;
  }

  /**
   * Reads it.
   *
   * @throws InvalidInputException if it is missing, ends too early or cannot be read
   */
  public <T> T read(Content<T> content) {
    try (Opened opened = opening.open()) {
      return content.readFrom(opened.bytes(), opened.size());
    } catch (NoSuchFileException e) {
      throw new InvalidInputException("%s: expected a %s, it is missing".formatted(name, noun), e);
    } catch (EOFException e) {
      throw new InvalidInputException(name + ": expected more data, the file was cut off", e);
    } catch (IOException e) {
      throw new InvalidInputException("%s: cannot be read (%s)".formatted(name, Reason.of(e)), e);
    }
  }
}
