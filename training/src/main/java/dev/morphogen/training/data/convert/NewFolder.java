package dev.morphogen.training.data.convert;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.Reason;
import dev.morphogen.training.lock.LockedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A folder that appears with all it holds, or not at all. */
final class NewFolder {

  private NewFolder() {}

  /** Fills a folder; throws {@link UncheckedIOException} where threads of its own write. */
  interface Content {
    void writeTo(Path folder) throws IOException;
  }

  static void write(Path target, Content content) {
    Path whole = target.toAbsolutePath().normalize();
    checkEmpty(target, whole);
    try {
      Files.createDirectories(whole.resolveSibling(""));
      writeAlone(target, whole, content);
    } catch (IOException e) {
      throw unwritten(target, e);
    } catch (UncheckedIOException e) {
      throw unwritten(target, Objects.requireNonNull(e.getCause()));
    }
  }

  /** The lock tells what another is writing from what a run that was killed has left. */
  private static void writeAlone(Path target, Path whole, Content content) throws IOException {
    Path lock = whole.resolveSibling("." + whole.getFileName() + ".lock");
    Path beside = whole.resolveSibling("." + whole.getFileName() + ".part");
    try (LockedFile _ = LockedFile.take(lock).orElseThrow(() -> atWork(target))) {
      try {
        delete(beside); // left by a run that was killed
        Files.createDirectory(beside);
        content.writeTo(beside);
        checkEmpty(target, whole); // others may have filled it since
        Files.deleteIfExists(whole);
        Files.move(beside, whole, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        deleteQuietly(beside);
        deleteQuietly(lock);
      }
    }
  }

  private static InvalidInputException atWork(Path target) {
    return new InvalidInputException(
        target
            + ": expected a new or empty folder, another conversion is writing it: wait until it is done, or choose another");
  }

  private static WorkFailedException unwritten(Path target, IOException e) {
    return new WorkFailedException(
        "%s: cannot be written (%s): is there room, and may you write there?"
            .formatted(target, Reason.of(e)),
        e);
  }

  private static void checkEmpty(Path target, Path whole) {
    if (whole.getFileName() == null) {
      throw new InvalidInputException(target + ": expected a new folder, got the root of a disk");
    }
    if (!Files.exists(whole)) {
      return;
    }
    if (!Files.isDirectory(whole)) {
      throw new InvalidInputException(target + ": expected a new or empty folder, got a file");
    }
    try (Stream<Path> inside = Files.list(whole)) {
      if (inside.findAny().isPresent()) {
        throw new InvalidInputException(
            target + ": expected a new or empty folder, it has files in it: choose another");
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: expected a new or empty folder, it cannot be read (%s)"
              .formatted(target, Reason.of(e)),
          e);
    }
  }

  private static void deleteQuietly(Path folder) {
    try {
      delete(folder);
    } catch (IOException e) {
      System.getLogger(NewFolder.class.getName())
          .log(System.Logger.Level.WARNING, folder + ": could not be removed", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(folder)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : inside) {
      Files.delete(path);
    }
  }
}
