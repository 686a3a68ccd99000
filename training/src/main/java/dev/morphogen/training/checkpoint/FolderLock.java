package dev.morphogen.training.checkpoint;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.file.Reason;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Held while a training writes into a folder, so that no other does: two would mix their epochs. It is the operating
 * system's lock of a file, so it ends with the process, however that ends; the file stays, empty.
 */
public final class FolderLock implements AutoCloseable {

  private static final String FILE = "lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes a folder's lock. Where the file system knows no locks, it is as good as taken, and the log says so.
   *
   * @throws InvalidInputException if another training holds it
   * @throws IOException if the folder cannot be written into
   */
  static FolderLock take(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (isFree(channel, file)) {
      return new FolderLock(channel);
    }
    channel.close();
    throw new InvalidInputException(
        folder
            + ": expected no training at work here, got one: wait for it, end it, or name another folder");
  }

  private static boolean isFree(FileChannel channel, Path file) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      System.getLogger(FolderLock.class.getName())
          .log(Level.WARNING, "{0}: cannot be locked ({1})", file, Reason.of(e));
      return true;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      System.getLogger(FolderLock.class.getName()).log(Level.DEBUG, "could not close a lock", e);
    }
  }
}
