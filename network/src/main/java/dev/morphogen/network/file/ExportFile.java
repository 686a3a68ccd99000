package dev.morphogen.network.file;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file for other programs or for people, which the next command may write again. It is known by its beginning: any
 * other file in its place is somebody's and stays.
 *
 * @param noun what such a file is called: export, page
 * @param advice what to do where another is in its place
 * @param offset where what all such files begin with stands
 * @param beginning and what that is
 */
public record ExportFile(Path file, String noun, String advice, int offset, byte[] beginning) {

  /** One that may have another name. */
  public ExportFile(Path file, String noun, int offset, byte[] beginning) {
    this(file, noun, "give the %s another name".formatted(noun), offset, beginning);
  }

  /** The same with other advice. */
  public ExportFile advising(String newAdvice) {
    return new ExportFile(file, noun, newAdvice, offset, beginning);
  }

  /**
   * Writes it, beside and then renamed, in a folder that is made if need be.
   *
   * @throws InvalidInputException if something else is in its place, or the folder cannot be made
   * @throws WorkFailedException if it cannot be written; an earlier one is then as it was
   */
  public void write(NewFiles.Content content) {
    requireReplaceable();
    Path place = file.toAbsolutePath();
    new NewFiles(place.resolveSibling("")).add(place.getFileName().toString(), content).write();
  }

  /**
   * Before long work: whether {@link #write} may be called.
   *
   * @throws InvalidInputException if something else is in its place
   */
  public void requireReplaceable() {
    if (Files.isDirectory(file)) {
      throw new InvalidInputException(file + ": expected a file to write, got a folder");
    }
    if (Files.exists(file) && !isExport()) {
      throw new InvalidInputException(
          "%s: expected a new file or an earlier %s, got another file: %s"
              .formatted(file, noun, advice));
    }
  }

  private boolean isExport() {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(offset);
      return Arrays.equals(in.readNBytes(beginning.length), beginning);
    } catch (EOFException e) {
      return false;
    } catch (IOException e) {
      throw new InvalidInputException("%s: cannot be read (%s)".formatted(file, Reason.of(e)), e);
    }
  }
}
