package dev.morphogen.training.checkpoint;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.Reason;
import dev.morphogen.network.file.Uninterrupted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of checkpoints, {@code epoch-000012.checkpoint}. A file is written beside and renamed,
 * so that it is whole or absent; the last two are kept, in case the disk tears one nevertheless.
 */
public final class CheckpointFolder {

  private static final Pattern NAME = Pattern.compile("epoch-\\d{6,9}\\.checkpoint");
  private static final int KEPT = 2;
  private static final String UNHARMED = "earlier checkpoints are unharmed: make room and resume";
  private static final String NONE_YET =
      "and there is none before it to go on from: make room and begin again";

  private final Path folder;

  /** That folder, which need not be there yet. */
  public CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder if need be, tries to write into it, which is better now than after an epoch, and keeps other
   * trainings out until the lock is closed.
   *
   * @throws InvalidInputException if one is at work here, or the folder cannot be written into
   */
  public FolderLock lock() {
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(Files.createTempFile(folder, "try", ".part"));
      return FolderLock.take(folder);
    } catch (IOException e) {
      throw cannotBeWritten(e);
    }
  }

  private InvalidInputException cannotBeWritten(IOException e) {
    return new InvalidInputException(
        "%s: expected a folder to write checkpoints into, got an error (%s)"
            .formatted(folder, Reason.of(e)),
        e);
  }

  /**
   * Throws if a training is at work here: to be asked before anything is changed.
   *
   * @throws InvalidInputException if one is
   */
  public void requireIdle() {
    if (Files.isDirectory(folder)) {
      lock().close();
    }
  }

  /** Whether there are checkpoints, whole or torn. */
  public boolean isEmpty() {
    return files().isEmpty();
  }

  /**
   * Writes a checkpoint, on a thread that is interrupted too, then removes all but the last two.
   *
   * @throws WorkFailedException if the disk is full; the earlier ones are then still there
   */
  public void write(Checkpoint checkpoint) {
    Path file =
        folder.resolve(String.format(Locale.ROOT, "epoch-%06d.checkpoint", checkpoint.epoch()));
    Path part = folder.resolve(file.getFileName() + ".part");
    try {
      ByteBuffer bytes = CheckpointFile.encode(checkpoint);
      Uninterrupted.write(() -> writeWhole(part, bytes.duplicate()));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      deleteQuietly(part);
      throw new WorkFailedException(
          "%s: could not be written (%s), %s"
              .formatted(file, Reason.of(e), isEmpty() ? NONE_YET : UNHARMED),
          e);
    }
    files().stream().skip(KEPT).forEach(CheckpointFolder::deleteQuietly);
  }

  private static void writeWhole(Path part, ByteBuffer bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** What cannot be removed is only in the way. */
  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.getLogger(CheckpointFolder.class.getName())
          .log(System.Logger.Level.DEBUG, "could not remove " + file, e);
    }
  }

  /**
   * The newest whole checkpoint; empty if there is none at all.
   *
   * @param warning told of each torn one that was passed over
   * @throws InvalidInputException if there are some but none is whole, or there is no such folder
   */
  public Optional<Checkpoint> newest(Consumer<String> warning) {
    requireThere();
    List<Path> files = files();
    for (Path file : files) {
      Optional<Checkpoint> checkpoint = read(file);
      if (checkpoint.isPresent()) {
        return checkpoint;
      }
      warning.accept(file + ": torn or of another version, looking for the one before");
    }
    if (!files.isEmpty()) {
      throw new InvalidInputException(
          "%s: expected a whole checkpoint, got %d that are torn or of another version:"
                  .formatted(folder, files.size())
              + " begin anew in another folder");
    }
    return Optional.empty();
  }

  private void requireThere() {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(
          folder + ": expected a folder with checkpoints to resume from, got none");
    }
  }

  private static Optional<Checkpoint> read(Path file) {
    try {
      return CheckpointFile.read(file);
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: expected a checkpoint to read, got an error (%s)".formatted(file, Reason.of(e)), e);
    }
  }

  /** Newest first: longer numbers, then larger ones. */
  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> NAME.matcher(name(file)).matches())
          .sorted(
              Comparator.comparingInt((Path file) -> name(file).length())
                  .thenComparing(CheckpointFolder::name)
                  .reversed())
          .toList();
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: expected a folder to read, got an error (%s)".formatted(folder, Reason.of(e)), e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
