package dev.morphogen.app.train;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.file.NewFiles;
import dev.morphogen.network.file.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files in a folder that trainings write there, known by their names. Those of others are never touched. */
record CheckpointFiles(Path place) {

  static final String ARGUMENTS = "arguments.txt";

  private static final Pattern KEPT =
      Pattern.compile("epoch-\\d{6,9}\\.checkpoint|arguments\\.txt");
  private static final Pattern PASSING =
      Pattern.compile("epoch-\\d{6,9}\\.checkpoint\\.part|try\\d+\\.part|lock");

  /** Deletes them, and the folder if nothing else is in it. */
  void delete() {
    for (Path file : list(place)) {
      if (isNamed(KEPT, file) || isNamed(PASSING, file) || NewFiles.isLeftOf(ARGUMENTS, file)) {
        deleteIfPossible(file);
      }
    }
    deleteIfPossible(place);
  }

  /** Moves what a training goes on from, over what is there. */
  void moveTo(Path other) throws IOException {
    for (Path file : list(place)) {
      if (isNamed(KEPT, file)) {
        Files.createDirectories(other);
        Files.move(file, other.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static boolean isNamed(Pattern name, Path file) {
    return name.matcher(String.valueOf(file.getFileName())).matches() && Files.isRegularFile(file);
  }

  /** All that a folder holds, of whomever; nothing if it is none. */
  static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      return files.toList();
    } catch (IOException e) {
      throw new InvalidInputException("%s: cannot be read (%s)".formatted(folder, Reason.of(e)), e);
    }
  }

  static void deleteIfPossible(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Not empty, or not ours to delete: it stays.
      return;
    }
  }
}
