package dev.morphogen.network.model;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a safetensors header says of one tensor; its bytes are data[begin, end). */
record TensorEntry(String name, String type, List<Long> shape, long begin, long end) {

  /** The numbers this project works with. */
  static final String F32 = "F32";

  private static final Map<String, Integer> BYTES =
      Map.ofEntries(
          Map.entry("BOOL", 1),
          Map.entry("U8", 1),
          Map.entry("I8", 1),
          Map.entry("F8_E5M2", 1),
          Map.entry("F8_E4M3", 1),
          Map.entry("U16", 2),
          Map.entry("I16", 2),
          Map.entry("F16", 2),
          Map.entry("BF16", 2),
          Map.entry("U32", 4),
          Map.entry("I32", 4),
          Map.entry(F32, 4),
          Map.entry("U64", 8),
          Map.entry("I64", 8),
          Map.entry("F64", 8));

  /** Bytes of one number, or 0 for a type that the format does not have. */
  int bytesANumber() {
    return BYTES.getOrDefault(type, 0);
  }

  /**
   * Bytes of the whole tensor.
   *
   * @throws ArithmeticException if a long is too short for it
   */
  long bytes() {
    return shape.stream().reduce((long) bytesANumber(), Math::multiplyExact);
  }

  String shapeText() {
    return shape(shape);
  }

  static String shape(List<? extends Number> sides) {
    return sides.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
