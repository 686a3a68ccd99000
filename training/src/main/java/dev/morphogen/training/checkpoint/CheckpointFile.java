package dev.morphogen.training.checkpoint;

import dev.morphogen.training.report.EpochReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bytes of a checkpoint, little-endian: magic (8), header length (4), header in JSON, the
 * arrays one behind the other, CRC-32C of all that (8).
 */
final class CheckpointFile {

  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final byte[] MAGIC = "MRPHCKP1".getBytes(StandardCharsets.US_ASCII);
  private static final int BEFORE_HEADER = 12;
  private static final int CHECKSUM = 8;

  /** The header; lengths are those of the arrays, in order. */
  private record Header(
      RunIdentity identity,
      String kernels,
      int epoch,
      long steps,
      List<EpochReport> history,
      LinkedHashMap<String, Integer> lengths) {}

  private CheckpointFile() {}

  static ByteBuffer encode(Checkpoint checkpoint) {
    LinkedHashMap<String, Integer> lengths = new LinkedHashMap<>();
    checkpoint.arrays().forEach((name, array) -> lengths.put(name, array.length));
    byte[] header =
        MAPPER.writeValueAsBytes(
            new Header(
                checkpoint.identity(),
                checkpoint.kernels(),
                checkpoint.epoch(),
                checkpoint.steps(),
                checkpoint.history(),
                lengths));
    int numbers = lengths.values().stream().reduce(0, Math::addExact);
    int size = BEFORE_HEADER + header.length + CHECKSUM;
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.addExact(size, Math.multiplyExact(numbers, Float.BYTES)))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putInt(header.length).put(header);
    for (float[] array : checkpoint.arrays().values()) {
      bytes.asFloatBuffer().put(array);
      bytes.position(bytes.position() + array.length * Float.BYTES);
    }
    bytes.putLong(checksum(bytes.array(), bytes.position()));
    return bytes.flip();
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return checksum.getValue();
  }

  /** What a file holds; empty if it is torn or no checkpoint. */
  static Optional<Checkpoint> read(Path file) throws IOException {
    return decode(Files.readAllBytes(file));
  }

  /** What a file's bytes hold; empty if they are torn or no checkpoint's. */
  static Optional<Checkpoint> decode(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int end = bytes.length - CHECKSUM;
    if (end < BEFORE_HEADER
        || !buffer.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))
        || buffer.getLong(end) != checksum(bytes, end)) {
      return Optional.empty();
    }
    try {
      return Optional.of(decode(buffer.position(MAGIC.length).limit(end)));
    } catch (JacksonException | IndexOutOfBoundsException | java.nio.BufferUnderflowException e) {
      // Whole, but of another version.
      return Optional.empty();
    }
  }

  private static Checkpoint decode(ByteBuffer bytes) {
    byte[] json = new byte[Math.clamp(bytes.getInt(), 0, bytes.remaining())];
    bytes.get(json);
    Header header = MAPPER.readValue(json, Header.class);
    Map<String, float[]> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, Integer> entry : header.lengths().entrySet()) {
      float[] array = new float[entry.getValue()];
      bytes.asFloatBuffer().get(array);
      bytes.position(bytes.position() + array.length * Float.BYTES);
      arrays.put(entry.getKey(), array);
    }
    return new Checkpoint(
        header.identity(),
        header.kernels(),
        header.epoch(),
        header.steps(),
        header.history(),
        arrays);
  }
}
