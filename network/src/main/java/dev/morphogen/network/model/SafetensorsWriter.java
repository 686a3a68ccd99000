package dev.morphogen.network.model;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Writes a network's weights as a safetensors file that Python opens as it is. */
final class SafetensorsWriter {

  /** The data begins at a multiple of this, as the format's own implementation has it. */
  private static final int ALIGNMENT = 8;

  private static final int BUFFER_BYTES = 1 << 18;

  /** What Python's libraries look for. */
  private static final Map<String, String> METADATA = Map.of("format", "pt");

  private SafetensorsWriter() {}

  static void write(Weights weights, OutputStream out) throws IOException {
    write(weights, Map.of(), out);
  }

  /**
   * With these texts beside the format in the file's {@code __metadata__}, in their order.
   *
   * @throws InvalidInputException before the first byte, if a number is one that reading would refuse
   */
  static void write(Weights weights, Map<String, String> texts, OutputStream out)
      throws IOException {
    WeightLayout layout = weights.layout();
    List<Slice> slices =
        Stream.concat(layout.trained().stream(), layout.tracked().stream()).toList();
    for (Slice slice : slices) {
      TensorNumbers.require("weights", slice, weights.array(slice), slice.offset(), slice.end());
    }
    out.write(header(slices, texts));
    for (Slice slice : slices) {
      writeNumbers(weights.array(slice), slice, out);
    }
  }

  /** Length and JSON, padded with spaces. */
  private static byte[] header(List<Slice> slices, Map<String, String> texts) {
    Map<String, String> metadata = new LinkedHashMap<>(METADATA);
    metadata.putAll(texts);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("__metadata__", metadata);
    long begin = 0;
    for (Slice slice : slices) {
      long end = begin + (long) slice.size() * Float.BYTES;
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("dtype", TensorEntry.F32);
      entry.put("shape", slice.shape());
      entry.put("data_offsets", List.of(begin, end));
      all.put(slice.name(), entry);
      begin = end;
    }
    byte[] json = JsonMapper.shared().writeValueAsBytes(all);
    int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    ByteBuffer header = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
    header.putLong(padded).put(json);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    return header.array();
  }

  private static void writeNumbers(float[] numbers, Slice slice, OutputStream out)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int next = slice.offset();
    while (next < slice.end()) {
      int count = Math.min(BUFFER_BYTES / Float.BYTES, slice.end() - next);
      bytes.clear().asFloatBuffer().put(numbers, next, count);
      out.write(bytes.array(), 0, count * Float.BYTES);
      next += count;
    }
  }
}
