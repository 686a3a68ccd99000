package dev.morphogen.network.model;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.file.Reason;
import dev.morphogen.network.json.ForeignText;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a network's weights from a safetensors file: 8 bytes header length, JSON header, data. Nothing
 * is allocated for the numbers before header and file size agree with the network.
 */
final class SafetensorsReader {

  /** The limit that the format's own implementation sets. */
  static final long LONGEST_HEADER = 100_000_000;

  private static final int LENGTH_BYTES = 8;
  private static final int BUFFER_BYTES = 1 << 18;

  private final Path file;
  private final FileChannel channel;

  private SafetensorsReader(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Weights of this layout.
   *
   * @throws InvalidInputException if the file is damaged or belongs to another network
   */
  static Weights read(Path file, WeightLayout layout) {
    try (FileChannel channel = FileChannel.open(file)) {
      return new SafetensorsReader(file, channel).read(layout);
    } catch (NoSuchFileException e) {
      throw new InvalidInputException(file + ": expected a file, it is missing", e);
    } catch (EOFException e) {
      throw new InvalidInputException(file + ": expected more data, the file was cut off", e);
    } catch (IOException e) {
      throw new InvalidInputException("%s: cannot be read (%s)".formatted(file, Reason.of(e)), e);
    }
  }

  private Weights read(WeightLayout layout) throws IOException {
    long size = channel.size();
    if (size < LENGTH_BYTES) {
      throw wrong("expected at least %d bytes, got %d".formatted(LENGTH_BYTES, size));
    }
    long headerLength = bytes(0, LENGTH_BYTES).getLong();
    long most = Math.min(LONGEST_HEADER, size - LENGTH_BYTES);
    if (headerLength < 0 || headerLength > most) {
      throw wrong(
          "expected a header of at most %d bytes, got %s: no safetensors file, or cut off"
              .formatted(most, Long.toUnsignedString(headerLength)));
    }
    long data = LENGTH_BYTES + headerLength;
    byte[] header = bytes(LENGTH_BYTES, (int) headerLength).array();
    Map<String, TensorEntry> entries =
        SafetensorsHeader.parse(file.toString(), header, size - data);
    List<Slice> slices =
        Stream.concat(layout.trained().stream(), layout.tracked().stream()).toList();
    requireSame(slices, entries);
    Weights weights = Weights.zeros(layout);
    for (Slice slice : slices) {
      readNumbers(slice, data + entry(entries, slice).begin(), weights.array(slice));
    }
    return weights;
  }

  private void requireSame(List<Slice> slices, Map<String, TensorEntry> entries) {
    slices.forEach(slice -> requireSame(slice, entry(entries, slice)));
    var known = slices.stream().map(Slice::name).collect(Collectors.toSet());
    for (String name : entries.keySet()) {
      if (!known.contains(name) && !countsBatches(name, entries)) {
        throw wrong(
            "%s: no tensor of this network, expected %d others"
                .formatted(ForeignText.shown(name), slices.size()));
      }
    }
  }

  /** PyTorch keeps such a count beside every running mean; nothing here needs it. */
  private static boolean countsBatches(String name, Map<String, TensorEntry> entries) {
    String count = "num_batches_tracked";
    return name.endsWith("." + count)
        && entries.containsKey(name.substring(0, name.length() - count.length()) + "running_mean");
  }

  private TensorEntry entry(Map<String, TensorEntry> entries, Slice slice) {
    TensorEntry entry = entries.get(slice.name());
    if (entry == null) {
      throw wrong(
          "%s: expected a tensor %s, it is missing"
              .formatted(slice.name(), TensorEntry.shape(slice.shape())));
    }
    return entry;
  }

  private void requireSame(Slice slice, TensorEntry entry) {
    if (!entry.shape().equals(slice.shape().stream().map(Integer::longValue).toList())) {
      throw wrong(
          "%s: expected %s, got %s"
              .formatted(slice.name(), TensorEntry.shape(slice.shape()), entry.shapeText()));
    }
    if (!entry.type().equals(TensorEntry.F32)) {
      throw wrong(
          "%s: expected numbers of type F32, got %s: convert the file to 32 bits first"
              .formatted(slice.name(), entry.type()));
    }
  }

  private void readNumbers(Slice slice, long position, float[] target) throws IOException {
    int next = slice.offset();
    while (next < slice.end()) {
      int count = Math.min(BUFFER_BYTES / Float.BYTES, slice.end() - next);
      bytes(position, count * Float.BYTES).asFloatBuffer().get(target, next, count);
      TensorNumbers.require(file.toString(), slice, target, next, next + count);
      next += count;
      position += (long) count * Float.BYTES;
    }
  }

  private ByteBuffer bytes(long position, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }

  private InvalidInputException wrong(String what) {
    return new InvalidInputException("%s: %s".formatted(file, what));
  }
}
