package dev.morphogen.network.model;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.json.ForeignText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a safetensors header: {"name": {"dtype": "F32", "shape": [2, 3], "data_offsets": [0, 24]}, …}.
 * The tensors must fill the data without gap or overlap.
 */
final class SafetensorsHeader {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_SIDES = 16;

  private final String file;
  private final JsonParser parser;
  private final Map<String, TensorEntry> entries = new LinkedHashMap<>();

  private SafetensorsHeader(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * The tensors of a header, by name.
   *
   * @throws InvalidInputException if anything in it is not as the format says
   */
  static Map<String, TensorEntry> parse(String file, byte[] json, long dataBytes) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      SafetensorsHeader header = new SafetensorsHeader(file, parser);
      header.readAll();
      header.requireFilled(dataBytes);
      return header.entries;
    } catch (JacksonException e) {
      TokenStreamLocation location = e.getLocation(); // none where a limit of the parser is passed
      String where =
          location == null ? "" : " at byte " + (8 + Math.max(0, location.getByteOffset()));
      throw new InvalidInputException(
          "%s: expected a JSON header, got something else%s".formatted(file, where), e);
    }
  }

  private void readAll() {
    require("header", JsonToken.START_OBJECT, parser.nextToken());
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      if (name.equals("__metadata__")) {
        require(name, JsonToken.START_OBJECT, parser.nextToken());
        parser.skipChildren();
        continue;
      }
      TensorEntry entry = tensor(name);
      check(entry);
      if (entries.put(name, entry) != null) {
        throw wrong(name, "expected one tensor of this name, got two");
      }
    }
    require("header", JsonToken.END_OBJECT, parser.currentToken());
    if (parser.nextToken() != null) {
      throw wrong("header", "expected nothing behind the object, got more");
    }
  }

  private TensorEntry tensor(String name) {
    require(name, JsonToken.START_OBJECT, parser.nextToken());
    String type = "";
    List<Long> shape = null;
    List<Long> offsets = null;
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      switch (parser.currentName()) {
        case "dtype" -> {
          require(name + ": dtype", JsonToken.VALUE_STRING, parser.nextToken());
          type = parser.getString();
        }
        case "shape" -> shape = wholeNumbers(name + ": shape");
        case "data_offsets" -> offsets = wholeNumbers(name + ": data_offsets");
        default ->
            throw wrong(
                name,
                "expected dtype, shape and data_offsets, got '%s'"
                    .formatted(ForeignText.shown(parser.currentName())));
      }
    }
    if (type.isEmpty() || shape == null || offsets == null) {
      throw wrong(name, "expected dtype, shape and data_offsets, got less");
    }
    if (offsets.size() != 2) {
      throw wrong(name, "expected two data_offsets, got " + offsets.size());
    }
    return new TensorEntry(name, type, shape, offsets.getFirst(), offsets.getLast());
  }

  private List<Long> wholeNumbers(String where) {
    require(where, JsonToken.START_ARRAY, parser.nextToken());
    List<Long> numbers = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      require(where, JsonToken.VALUE_NUMBER_INT, parser.currentToken());
      if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
          || parser.getLongValue() < 0) {
        throw wrong(
            where,
            "expected numbers from 0 to 2^63 - 1, got " + ForeignText.shown(parser.getString()));
      }
      if (numbers.size() == MOST_SIDES) {
        throw wrong(where, "expected at most %d numbers, got more".formatted(MOST_SIDES));
      }
      numbers.add(parser.getLongValue());
    }
    return numbers;
  }

  private void check(TensorEntry entry) {
    if (entry.bytesANumber() == 0) {
      throw wrong(
          entry.name(),
          "expected a dtype such as F32, got '%s'".formatted(ForeignText.shown(entry.type())));
    }
    if (entry.end() < entry.begin()) {
      throw wrong(
          entry.name(),
          "expected data_offsets in order, got [%d, %d]".formatted(entry.begin(), entry.end()));
    }
    long length = entry.end() - entry.begin();
    long bytes;
    try {
      bytes = entry.bytes();
    } catch (ArithmeticException e) {
      throw wrong(entry.name(), "expected a shape that fits the data, got " + entry.shapeText());
    }
    if (bytes != length) {
      throw wrong(
          entry.name(),
          "expected %d bytes of data for %s %s, got %d"
              .formatted(bytes, entry.type(), entry.shapeText(), length));
    }
  }

  private void requireFilled(long dataBytes) {
    List<TensorEntry> inOrder = new ArrayList<>(entries.values());
    inOrder.sort(Comparator.comparingLong(TensorEntry::begin).thenComparingLong(TensorEntry::end));
    long position = 0;
    for (TensorEntry entry : inOrder) {
      if (entry.begin() != position) {
        throw wrong(
            entry.name(),
            "expected data from byte %d on, without gap or overlap, got %d"
                .formatted(position, entry.begin()));
      }
      if (entry.end() > dataBytes) {
        throw wrong(
            entry.name(),
            "expected %d bytes of data, got a file with %d: it was cut off"
                .formatted(entry.end(), dataBytes));
      }
      position = entry.end();
    }
    if (position != dataBytes) {
      throw new InvalidInputException(
          "%s: expected %d bytes of data, got %d".formatted(file, position, dataBytes));
    }
  }

  private void require(String where, JsonToken expected, JsonToken got) {
    if (got != expected) {
      throw wrong(where, "expected %s, got %s".formatted(describe(expected), describe(got)));
    }
  }

  private static String describe(JsonToken token) {
    return switch (token) {
      case null -> "the end";
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case END_OBJECT -> "the object's end";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT -> "a whole number";
      case VALUE_NUMBER_FLOAT -> "a fraction";
      case VALUE_NULL -> "null";
      case VALUE_TRUE, VALUE_FALSE -> "true or false";
      default -> "something else";
    };
  }

  private InvalidInputException wrong(String where, String what) {
    return new InvalidInputException("%s: %s: %s".formatted(file, ForeignText.shown(where), what));
  }
}
