package dev.morphogen.training.data.format;

import dev.morphogen.network.InvalidInputException;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * An IDX file of unsigned bytes: 0, 0, 8, number of sides; the sides, big-endian; the bytes.
 *
 * @param sides for images {@code [n, h, w]} or {@code [n, h, w, c]}, for labels {@code [n]}
 */
public record IdxFile(int[] sides, byte[] data) {

  /** Deflate packs at most 1032 bytes into one: what a header promises cannot be more. */
  private static final long MOST_PACKED = 1032;

  private static final int UNSIGNED_BYTES = 8;

  /** Reads a file, unpacking it if its name ends in {@code .gz}. */
  public static IdxFile read(Path file, int fewestSides, int mostSides) {
    boolean packed = file.toString().endsWith(".gz");
    try (InputStream raw = Files.newInputStream(file)) {
      long size = Files.size(file);
      return packed
          ? readPacked(file.toString(), raw, size, fewestSides, mostSides)
          : read(file.toString(), raw, size, fewestSides, mostSides);
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: cannot be read to its end (%s): it is damaged or cut short, fetch it again"
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Reads a .gz file from a stream of so many packed bytes. */
  public static IdxFile readPacked(
      String where, InputStream packed, long packedSize, int fewestSides, int mostSides)
      throws IOException {
    try (InputStream in = new GZIPInputStream(packed, 1 << 16)) {
      return read(where, in, packedSize * MOST_PACKED, fewestSides, mostSides);
    }
  }

  private static IdxFile read(
      String where, InputStream in, long mostBytes, int fewestSides, int mostSides)
      throws IOException {
    DataInputStream header = new DataInputStream(in);
    int magic = header.readInt();
    int count = magic & 0xFF;
    if (magic >> 8 != UNSIGNED_BYTES || count < fewestSides || count > mostSides) {
      throw new InvalidInputException(
          "%s: expected an IDX file of bytes (first bytes 0 0 8 and %s), got 0x%08x"
              .formatted(
                  where,
                  fewestSides == mostSides ? fewestSides : fewestSides + " or " + mostSides,
                  magic));
    }
    int[] sides = new int[count];
    for (int i = 0; i < count; i++) {
      sides[i] = header.readInt();
    }
    int bytes = product(where, sides, Math.min(mostBytes, Integer.MAX_VALUE - 8L));
    byte[] data = in.readNBytes(bytes);
    if (data.length < bytes) {
      throw new InvalidInputException(
          "%s: expected %d bytes after the header, got %d: the file is cut short"
              .formatted(where, bytes, data.length));
    }
    if (in.read() != -1) {
      throw new InvalidInputException(
          "%s: expected %d bytes after the header, got more: the header is damaged"
              .formatted(where, bytes));
    }
    return new IdxFile(sides, data);
  }

  /** The sides' product; nothing is allocated for what the file cannot hold. */
  private static int product(String where, int[] sides, long mostBytes) {
    long product = 1;
    for (int side : sides) {
      product = side < 0 || product > mostBytes ? Long.MAX_VALUE : product * side;
      if (side == 0) {
        throw new InvalidInputException(
            "%s: expected positive sides, got %s".formatted(where, text(sides)));
      }
    }
    if (product > mostBytes) {
      throw new InvalidInputException(
          "%s: the header promises %s bytes, more than the file can hold (%d): it is damaged or cut"
                  .formatted(where, text(sides), mostBytes)
              + " short");
    }
    return (int) product;
  }

  private static String text(int[] sides) {
    return Arrays.stream(sides)
        .mapToObj(Integer::toUnsignedString)
        .collect(Collectors.joining("x"));
  }
}
