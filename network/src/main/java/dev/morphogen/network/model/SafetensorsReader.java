package dev.morphogen.network.model;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.file.Source;
import dev.morphogen.network.json.ForeignText;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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

  private final String file;
  private final InputStream bytes;

  private SafetensorsReader(String file, InputStream bytes) {
    this.file = file;
    this.bytes = bytes;
  }

  /**
   * Weights of this layout.
   *
   * @throws InvalidInputException if the file is damaged or belongs to another network
   */
  static Weights read(Source source, WeightLayout layout) {
    return source.read(
        (bytes, size) -> new SafetensorsReader(source.name(), bytes).read(size, layout));
  }

  private Weights read(long size, WeightLayout layout) throws IOException {
    if (size < LENGTH_BYTES) {
      throw wrong("expected at least %d bytes, got %d".formatted(LENGTH_BYTES, size));
    }
    long headerLength = next(LENGTH_BYTES).getLong();
    long most = Math.min(LONGEST_HEADER, size - LENGTH_BYTES);
    if (headerLength < 0 || headerLength > most) {
      throw wrong(
          "expected a header of at most %d bytes, got %s: no safetensors file, or cut off"
              .formatted(most, Long.toUnsignedString(headerLength)));
    }
    byte[] header = next((int) headerLength).array();
    Map<String, TensorEntry> entries =
        SafetensorsHeader.parse(file, header, size - LENGTH_BYTES - headerLength);
    List<Slice> slices =
        Stream.concat(layout.trained().stream(), layout.tracked().stream()).toList();
    Map<String, Slice> known =
        slices.stream().collect(Collectors.toMap(Slice::name, Function.identity()));
    slices.forEach(slice -> requireSame(slice, entry(entries, slice)));
    requireNoOthers(known, entries);
    Weights weights = Weights.zeros(layout);
    readNumbers(entries, known, weights);
    return weights;
  }

  /** In the order of the data, of which the header's tensors leave nothing out. */
  private void readNumbers(
      Map<String, TensorEntry> entries, Map<String, Slice> known, Weights weights)
      throws IOException {
    List<TensorEntry> inOrder =
        entries.values().stream().sorted(Comparator.comparingLong(TensorEntry::begin)).toList();
    for (TensorEntry entry : inOrder) {
      Slice slice = known.get(entry.name());
      if (slice == null) {
        bytes.skipNBytes(entry.end() - entry.begin());
      } else {
        readNumbers(slice, weights.array(slice));
      }
    }
  }

  private void requireNoOthers(Map<String, Slice> known, Map<String, TensorEntry> entries) {
    for (String name : entries.keySet()) {
      if (!known.containsKey(name) && !countsBatches(name, entries)) {
        throw wrong(
            "%s: no tensor of this network, expected %d others"
                .formatted(ForeignText.shown(name), known.size()));
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

  private void readNumbers(Slice slice, float[] target) throws IOException {
    int next = slice.offset();
    while (next < slice.end()) {
      int count = Math.min(BUFFER_BYTES / Float.BYTES, slice.end() - next);
      next(count * Float.BYTES).asFloatBuffer().get(target, next, count);
      TensorNumbers.require(file, slice, target, next, next + count);
      next += count;
    }
  }

  private ByteBuffer next(int count) throws IOException {
    byte[] read = bytes.readNBytes(count);
    if (read.length < count) {
      throw new EOFException();
    }
    return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
  }

  private InvalidInputException wrong(String what) {
    return new InvalidInputException("%s: %s".formatted(file, what));
  }
}
