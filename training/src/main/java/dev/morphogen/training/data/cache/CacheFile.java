package dev.morphogen.training.data.cache;

import dev.morphogen.network.Shape;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A decoded folder in one file: magic, key, h, w, c, the two counts, the training and the test
 * pixels, CRC32C of all that.
 */
public final class CacheFile {

  private static final System.Logger LOG = System.getLogger(CacheFile.class.getName());
  private static final long MAGIC = 0x4D4F52504849_0001L; // "MORPHI", version 1
  private static final int KEY_BYTES = 32;
  private static final String BESIDE = ".folder-";
  private static final String PART = ".part";

  /** No write takes so long: who began it was killed. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private static final int FIXED_BYTES = Long.BYTES + KEY_BYTES + 5 * Integer.BYTES + Long.BYTES;

  private CacheFile() {}

  /** What the file holds, or null if it is missing, damaged or was made from something else. */
  public static @Nullable CachedImages read(
      Path file, byte[] key, int trainImages, int testImages) {
    CRC32C sum = new CRC32C();
    try (InputStream raw = Files.newInputStream(file);
        DataInputStream in = new DataInputStream(new CheckedInputStream(raw, sum))) {
      if (in.readLong() != MAGIC || !Arrays.equals(in.readNBytes(KEY_BYTES), key)) {
        return null;
      }
      int height = in.readInt();
      int width = in.readInt();
      int channels = in.readInt();
      if (in.readInt() != trainImages || in.readInt() != testImages) {
        return null;
      }
      Shape shape = new Shape(height, width, channels);
      long pixels = (long) (trainImages + testImages) * shape.size();
      if (Files.size(file) != FIXED_BYTES + pixels) {
        return null;
      }
      byte[] train = new byte[Math.multiplyExact(trainImages, shape.size())];
      byte[] test = new byte[Math.multiplyExact(testImages, shape.size())];
      in.readFully(train);
      in.readFully(test);
      long expected = sum.getValue();
      return in.readLong() == expected ? new CachedImages(shape, train, test) : null;
    } catch (IOException | RuntimeException e) {
      return null; // a shape that is no shape, a file that ends: all the same as no cache
    }
  }

  /**
   * Writes beside and renames: a reader sees the whole file or the one before. First it removes what writes that were
   * killed have left in that folder, of whatever file.
   */
  public static void write(Path file, byte[] key, CachedImages folder) throws IOException {
    Path directory = file.toAbsolutePath().resolveSibling("");
    removeAbandoned(directory);
    Path beside = Files.createTempFile(directory, BESIDE, PART);
    try {
      CRC32C sum = new CRC32C();
      try (OutputStream raw = new BufferedOutputStream(Files.newOutputStream(beside), 1 << 16);
          DataOutputStream out = new DataOutputStream(new CheckedOutputStream(raw, sum))) {
        Shape shape = folder.shape();
        out.writeLong(MAGIC);
        out.write(key);
        out.writeInt(shape.height());
        out.writeInt(shape.width());
        out.writeInt(shape.channels());
        out.writeInt(folder.train().length / shape.size());
        out.writeInt(folder.test().length / shape.size());
        out.write(folder.train());
        out.write(folder.test());
        out.writeLong(sum.getValue());
      }
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(beside);
    }
  }

  private static void removeAbandoned(Path directory) throws IOException {
    Instant before = Instant.now().minus(ABANDONED);
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, BESIDE + "*" + PART)) {
      for (Path part : parts) {
        removeIfOlder(part, before);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  /** Another process may have done it already, and another user's file may stay. */
  private static void removeIfOlder(Path part, Instant before) {
    try {
      if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
        Files.delete(part);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "could not remove " + part, e);
    }
  }
}
