package dev.morphogen.network.json;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.file.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A value of a JSON file and where it stands, so that whatever is wrong with it can be said in one
 * sentence: {@code config.json: input.height: expected a whole number, got "tall"}.
 *
 * @param path where in the file; empty at the top
 */
public record JsonPlace(String file, String path, JsonNode node) {

  private static final long MOST_BYTES = 16 << 20;
  private static final int SHOWN = 60;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /**
   * The whole of a file.
   *
   * @throws InvalidInputException if it cannot be read or is no JSON
   */
  public static JsonPlace read(Path file) {
    return read(Source.of(file));
  }

  /**
   * The whole of a file or resource.
   *
   * @throws InvalidInputException if it cannot be read or is no JSON
   */
  public static JsonPlace read(Source source) {
    return source.read((bytes, size) -> {
      if (size > MOST_BYTES) {
        throw new InvalidInputException(
            "%s: expected at most %d bytes, got %d".formatted(source.name(), MOST_BYTES, size));
      }
      return parse(source.name(), bytes.readAllBytes());
    });
  }

  /**
   * The JSON of some bytes; {@code file} is what complaints call it.
   *
   * @throws InvalidInputException if it is none
   */
  public static JsonPlace parse(String file, byte[] bytes) {
    JsonNode node;
    try {
      node = MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation();
      String where =
          location == null
              ? ""
              : ", at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
      throw new InvalidInputException(
          "%s: expected JSON, got something else%s".formatted(file, where), e);
    }
    if (node.isMissingNode()) {
      throw new InvalidInputException(file + ": expected JSON, the file is empty");
    }
    return new JsonPlace(file, "", node);
  }

  /** As a file's bytes, indented. */
  public static byte[] write(Map<String, Object> value) {
    return MAPPER.writeValueAsBytes(value);
  }

  /** Plain data of lists, maps, texts and numbers; {@code name} is what complaints call it. */
  public static JsonPlace of(String name, Map<String, Object> value) {
    return new JsonPlace(name, "", MAPPER.valueToTree(value));
  }

  /** A value without line breaks or blanks. */
  public static String line(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  /**
   * A field of this object.
   *
   * @throws InvalidInputException if it has none
   */
  public JsonPlace field(String name) {
    return optional(name).orElseThrow(() -> inside(name, node).missing());
  }

  /** A field of this object, if it is there and not null. */
  public Optional<JsonPlace> optional(String name) {
    if (!node.isObject()) {
      throw expected("an object");
    }
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(inside(name, value));
  }

  private JsonPlace inside(String name, JsonNode value) {
    return new JsonPlace(file, path.isEmpty() ? name : path + "." + name, value);
  }

  /** Whether it is a list. */
  public boolean isList() {
    return node.isArray();
  }

  /**
   * The places of a list.
   *
   * @throws InvalidInputException if it is none
   */
  public List<JsonPlace> elements() {
    if (!node.isArray()) {
      throw expected("a list");
    }
    List<JsonPlace> all = new ArrayList<>();
    for (JsonNode element : node) {
      all.add(new JsonPlace(file, "%s[%d]".formatted(path, all.size()), element));
    }
    return all;
  }

  /** What {@code read} makes of each place of a list. */
  public <T> List<T> list(Function<JsonPlace, T> read) {
    return elements().stream().map(read).toList();
  }

  /**
   * Whether this object has no other fields than these: a misspelt one would go unnoticed.
   *
   * @throws InvalidInputException naming the first other one
   */
  public void requireOnly(String... fields) {
    for (String name : node.propertyNames()) {
      if (!List.of(fields).contains(name)) {
        throw new InvalidInputException(
            "%sexpected the fields %s, got '%s'"
                .formatted(where(), String.join(", ", fields), ForeignText.shown(name)));
      }
    }
  }

  /**
   * A text.
   *
   * @throws InvalidInputException if it is something else
   */
  public String text() {
    if (!node.isString()) {
      throw expected("a text");
    }
    return node.stringValue();
  }

  /**
   * A whole number.
   *
   * @throws InvalidInputException if it is something else
   */
  public int integer() {
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw expected("a whole number");
    }
    return node.intValue();
  }

  /**
   * A finite number.
   *
   * @throws InvalidInputException if it is something else
   */
  public double number() {
    double number = node.doubleValue(Double.NaN); // what is no number, or too large for a double
    if (!Double.isFinite(number)) {
      throw expected("a number");
    }
    return number;
  }

  /**
   * An object as plain data.
   *
   * @throws InvalidInputException if it is something else
   */
  @SuppressWarnings("unchecked") // a JSON object has texts for keys
  public Map<String, Object> map() {
    if (!node.isObject()) {
      throw expected("an object");
    }
    return MAPPER.convertValue(node, LinkedHashMap.class);
  }

  /** The complaint that something else was expected here. */
  public InvalidInputException expected(String what) {
    String got = node.toString();
    String shown = got.length() <= SHOWN ? got : got.substring(0, SHOWN) + "…";
    return new InvalidInputException("%sexpected %s, got %s".formatted(where(), what, shown));
  }

  /** The same complaint with the file's name before it, unless it has it already. */
  public InvalidInputException at(InvalidInputException e) {
    String sentence = String.valueOf(e.getMessage());
    return sentence.startsWith(file)
        ? e
        : new InvalidInputException("%s: %s".formatted(file, sentence), e);
  }

  private InvalidInputException missing() {
    return new InvalidInputException(where() + "expected a value, it is missing");
  }

  private String where() {
    return path.isEmpty() ? file + ": " : "%s: %s: ".formatted(file, path);
  }
}
