package dev.morphogen.training.lock;

import dev.morphogen.network.file.Reason;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file that nobody else has, in this process or another, until it is closed. It is the operating system's lock, so it
 * ends with the process, however that ends; the file stays, empty.
 *
 * <p>A process that closes any channel to a file loses all its locks of it (POSIX), so what is held here is not even
 * opened a second time.
 */
public final class LockedFile implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(LockedFile.class.getName());
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path real;
  private final FileChannel channel;

  private LockedFile(Path real, FileChannel channel) {
    this.real = real;
    this.channel = channel;
  }

  /**
   * Makes the file if need be and locks it; empty if somebody has it. Where the file system knows no locks, it is as good
   * as locked, and the log says so.
   *
   * @throws IOException if its folder is not there or it cannot be opened
   */
  public static Optional<LockedFile> take(Path file) throws IOException {
    Path real = file.toAbsolutePath().resolveSibling("").toRealPath().resolve(file.getFileName());
    if (!HELD.add(real)) {
      return Optional.empty();
    }
    Optional<LockedFile> taken = Optional.empty();
    try {
      taken = open(real);
      return taken;
    } finally {
      if (taken.isEmpty()) {
        HELD.remove(real);
      }
    }
  }

  private static Optional<LockedFile> open(Path real) throws IOException {
    FileChannel channel =
        FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (isFree(channel, real)) {
      return Optional.of(new LockedFile(real, channel));
    }
    channel.close();
    return Optional.empty();
  }

  private static boolean isFree(FileChannel channel, Path file) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by this class under another class loader
    } catch (IOException e) {
      LOG.log(Level.WARNING, "{0}: cannot be locked ({1})", file, Reason.of(e));
      return true;
    }
  }

  /** Lets others have it; a second time does nothing, as somebody else may have it by then. */
  @Override
  public synchronized void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      channel.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "could not close a lock", e);
    } finally {
      HELD.remove(real);
    }
  }
}
