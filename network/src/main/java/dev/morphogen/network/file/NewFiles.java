package dev.morphogen.network.file;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Files that appear in a folder together: all are written beside and forced to the disk before the
 * first is renamed, so that who finds no room leaves the earlier files as they were. Should the system refuse to
 * rename one of several, those before it are new and those from it on as they were; each is whole. So are the files of
 * several threads or processes that write the same at once, but one may come from one of them and the next from another.
 * A thread that is interrupted writes them all the same.
 */
public final class NewFiles {

  /** Writes a file's bytes. */
  @FunctionalInterface
  public interface Content {
    /** In order, from the first to the last; once more if the thread is interrupted meanwhile. */
    void writeTo(OutputStream out) throws IOException;
  }

  private static final String BESIDE = ".new";

  private record NewFile(Path place, Path beside, Content content) {}

  private final Path folder;
  private final List<NewFile> files = new ArrayList<>();

  /** For files of that folder, which is made if need be. */
  public NewFiles(Path folder) {
    this.folder = folder;
  }

  /** Whether a file is what a process that was killed left of one that was to have this name. */
  public static boolean isLeftOf(String name, Path file) {
    String there = String.valueOf(file.getFileName());
    return there.matches(Pattern.quote("." + name + ".") + "[0-9a-f-]+" + Pattern.quote(BESIDE))
        && Files.isRegularFile(file);
  }

  /** One more file; they are renamed in this order. */
  public NewFiles add(String name, Content content) {
    String beside = "." + name + "." + UUID.randomUUID() + BESIDE;
    files.add(new NewFile(folder.resolve(name), folder.resolve(beside), content));
    return this;
  }

  /**
   * Writes them.
   *
   * @throws InvalidInputException if the folder cannot be made
   * @throws WorkFailedException if a file cannot be written, and earlier ones are as they were, or one cannot be renamed
   */
  public void write() {
    makeFolder();
    try {
      for (NewFile file : files) {
        Uninterrupted.write(() -> writeBeside(file));
      }
      for (NewFile file : files) {
        Files.move(file.beside(), file.place(), StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new WorkFailedException(
          "%s: it cannot be written (%s): is there room, and may you write there?"
              .formatted(folder, Reason.of(e)),
          e);
    } finally {
      files.forEach(file -> deleteQuietly(file.beside()));
    }
    forceFolder();
  }

  private void makeFolder() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: expected a folder to write to, it cannot be made (%s)"
              .formatted(folder, Reason.of(e)),
          e);
    }
  }

  private static void writeBeside(NewFile file) throws IOException {
    if (Files.isDirectory(file.place())) {
      throw new FileSystemException(file.place().toString(), null, file.place() + " is a folder");
    }
    try (FileChannel channel =
        FileChannel.open(
            file.beside(),
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      file.content().writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Makes the new names last through a power cut, where the system knows how to. */
  private void forceFolder() {
    try {
      Uninterrupted.write(this::forceNames);
    } catch (IOException e) {
      // Windows opens no folders; the files themselves are safe.
      return;
    }
  }

  private void forceNames() throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // What made writing fail has been reported already.
      return;
    }
  }
}
