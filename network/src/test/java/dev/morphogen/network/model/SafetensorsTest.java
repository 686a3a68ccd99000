package dev.morphogen.network.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.file.Source;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

final class SafetensorsTest {

  /** What Python writes for two tensors, byte by byte; 16 bytes of data follow. */
  private static final String HEADER =
      "{\"a.weight\":{\"dtype\":\"F32\",\"shape\":[1,3],\"data_offsets\":[0,12]},"
          + "\"a.running_var\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[12,16]}}";

  private static final float[] NUMBERS = {1, -2.5f, 3e-20f, 4};

  @TempDir Path folder;
  private Path file;
  private WeightLayout layout;

  @BeforeEach
  void twoTensors() {
    file = folder.resolve("model.safetensors");
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("a.weight", Role.CONVOLUTION, 1, 3);
    builder.slice("a.running_var", Role.STATISTIC, 1);
    layout = builder.build();
  }

  private static byte[] bytes(long length, String header, float... numbers) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + json.length + 4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(length).put(json).asFloatBuffer().put(numbers);
    return bytes.array();
  }

  private Weights read(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    return SafetensorsReader.read(Source.of(file), layout);
  }

  private void assertRefused(byte[] bytes, String sentence) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(file + ": " + sentence);
  }

  @Test
  void readsWhatTheFormatSays() throws IOException {
    Weights weights = read(bytes(HEADER.length(), HEADER, NUMBERS));
    assertThat(weights.trained()).containsExactly(1, -2.5f, 3e-20f);
    assertThat(weights.tracked()).containsExactly(4);
  }

  @Test
  void nothingIsWrittenThatReadingRefuses() {
    float[] trained = {1, Float.NaN, 3};
    var out = new ByteArrayOutputStream();
    assertThatThrownBy(
            () -> SafetensorsWriter.write(new Weights(layout, trained, new float[] {4}), out))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("weights: a.weight: expected finite numbers, got NaN");
    assertThat(out.size()).isZero();
  }

  @Test
  void writesWhatTheFormatSays() throws IOException {
    String metadata = "{\"__metadata__\":{\"format\":\"pt\"},";
    String expected = metadata + HEADER.substring(1);
    expected += " ".repeat(Math.floorMod(-expected.length(), 8));
    var out = new ByteArrayOutputStream();
    float[] trained = {1, -2.5f, 3e-20f};
    SafetensorsWriter.write(new Weights(layout, trained, new float[] {4}), out);
    assertThat(out.toByteArray()).isEqualTo(bytes(expected.length(), expected, NUMBERS));
  }

  @Test
  void theOrderInTheFileDoesNotMatter() throws IOException {
    String turned = HEADER.replace("[0,12]", "[4,16]").replace("[12,16]", "[0,4]");
    assertThat(read(bytes(turned.length(), turned, 4, 1, 2, 3)).trained()).containsExactly(1, 2, 3);
  }

  @Test
  void whatPyTorchKeepsBesideStatisticsIsLeftAlone() throws IOException {
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("n.running_mean", Role.STATISTIC, 1);
    layout = builder.build();
    String header =
        "{\"n.running_mean\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"n.num_batches_tracked\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[4,12]}}";
    assertThat(read(bytes(header.length(), header, 5, 0, 0)).tracked()).containsExactly(5);
  }

  @Test
  void aDamagedLengthIsOneSentence() {
    int data = HEADER.length() + 16;
    String tooLong =
        "expected a header of at most %d bytes, got %s: no safetensors file, or cut off";
    assertRefused(new byte[0], "expected at least 8 bytes, got 0");
    assertRefused(new byte[7], "expected at least 8 bytes, got 7");
    assertRefused(bytes(0, ""), "header: expected an object, got the end");
    assertRefused(bytes(data + 1, HEADER, NUMBERS), tooLong.formatted(data, data + 1));
    assertRefused(bytes(1L << 40, HEADER, NUMBERS), tooLong.formatted(data, 1L << 40));
    assertRefused(bytes(-1, HEADER, NUMBERS), tooLong.formatted(data, "18446744073709551615"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a.weight"   | ["a.weight"        | header: expected an object, got a list
          "F32"         | F32                | expected a JSON header, got something else at byte 29
          {"dtype":"F32","shape":[1,3],"data_offsets":[0,12]} | 7 | a.weight: expected an object, got a whole number
          "dtype":"F32","shape":[1,3] | "shape":[1,3] | a.weight: expected dtype, shape and data_offsets, got less
          "dtype":"F32","shape":[1,3] | "dtype":32,"shape":[1,3] | a.weight: dtype: expected a text, got a whole number
          "dtype":"F32","shape":[1,3] | "kind":"F32","shape":[1,3] | a.weight: expected dtype, shape and data_offsets, got 'kind'
          "F32","shape":[1,3] | "F31","shape":[1,3] | a.weight: expected a dtype such as F32, got 'F31'
          "F32","shape":[1,3] | "F16","shape":[1,6] | a.weight: expected [1, 3], got [1, 6]
          "F32","shape":[1,3] | "I32","shape":[1,3] | a.weight: expected numbers of type F32, got I32: convert the file to 32 bits first
          [1,3]         | [3,1]              | a.weight: expected [1, 3], got [3, 1]
          [1,3]         | [1,4]              | a.weight: expected 16 bytes of data for F32 [1, 4], got 12
          [1,3]         | [1,-3]             | a.weight: shape: expected numbers from 0 to 2^63 - 1, got -3
          [1,3]         | [1,3.0]            | a.weight: shape: expected a whole number, got a fraction
          [1,3]         | [4294967296,4294967296] | a.weight: expected a shape that fits the data, got [4294967296, 4294967296]
          [1,3]         | [1,99999999999999999999] | a.weight: shape: expected numbers from 0 to 2^63 - 1, got 99999999999999999999
          [1,3]         | [1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,3] | a.weight: shape: expected at most 16 numbers, got more
          [0,12]        | [0,12,12]          | a.weight: expected two data_offsets, got 3
          [0,12]        | [12,0]             | a.weight: expected data_offsets in order, got [12, 0]
          [0,12]        | [-1,11]            | a.weight: data_offsets: expected numbers from 0 to 2^63 - 1, got -1
          [0,12]        | [0,11]             | a.weight: expected 12 bytes of data for F32 [1, 3], got 11
          [0,12]        | [1,13]             | a.weight: expected data from byte 0 on, without gap or overlap, got 1
          [12,16]       | [8,12]             | a.running_var: expected data from byte 12 on, without gap or overlap, got 8
          [12,16]       | [13,17]            | a.running_var: expected data from byte 12 on, without gap or overlap, got 13
          ,"a.running_var":{"dtype":"F32","shape":[1],"data_offsets":[12,16]} | `` | expected 12 bytes of data, got 16
          a.running_var | a.weight           | a.weight: expected one tensor of this name, got two
          a.running_var | a.variance         | a.running_var: expected a tensor [1], it is missing
          [12,16]}      | [12,16]},"b.weight":{"dtype":"F32","shape":[0],"data_offsets":[16,16]} | b.weight: no tensor of this network, expected 2 others
          [12,16]}}     | [12,16]}}{         | header: expected nothing behind the object, got more
          [12,16]}}     | [12,16]}           | expected a JSON header, got something else at byte 138
          """)
  void aDamagedHeaderIsOneSentence(String before, String after, String sentence) {
    String damaged = HEADER.replace(before, after);
    assertThat(damaged).isNotEqualTo(HEADER);
    assertRefused(bytes(damaged.length(), damaged, NUMBERS), sentence);
  }

  /** Where the parser gives up it does not say at which byte. */
  @ParameterizedTest
  @ValueSource(strings = {"number", "nesting", "name"})
  void aHeaderBeyondTheParsersLimitsIsOneSentence(String kind) {
    String damaged =
        switch (kind) {
          case "number" -> HEADER.replace("[1,3]", "[1," + "1".repeat(1001) + "]");
          case "nesting" ->
              HEADER.replace(
                  "{\"a.weight", "{\"__metadata__\":{\"x\":" + "[".repeat(600) + "\"a.weight");
          default -> HEADER.replace("a.weight", "x".repeat(60_000));
        };
    assertThatThrownBy(() -> read(bytes(damaged.length(), damaged, NUMBERS)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(file + ": expected a JSON header, got something else")
        .hasCauseInstanceOf(JacksonException.class);
  }

  @Test
  void damagedDataIsOneSentence() {
    int length = HEADER.length();
    assertRefused(
        bytes(length, HEADER, 1, 2, 3),
        "a.running_var: expected 16 bytes of data, got a file with 12: it was cut off");
    assertRefused(bytes(length, HEADER, 1, 2, 3, 4, 5), "expected 16 bytes of data, got 20");
    assertRefused(
        bytes(length, HEADER, 1, Float.NaN, 3, 4), "a.weight: expected finite numbers, got NaN");
    assertRefused(
        bytes(length, HEADER, 1, 2, Float.NEGATIVE_INFINITY, 4),
        "a.weight: expected finite numbers, got -Infinity");
    assertRefused(
        bytes(length, HEADER, 1, 2, 3, -4),
        "a.running_var: expected finite, not negative numbers, got -4.0");
  }

  @Test
  void namesFromForeignFilesFitASentence() {
    String odd = HEADER.replace("a.weight", "a\\u0007" + "x".repeat(200));
    assertRefused(
        bytes(odd.length(), odd.replace("[1,3]", "[1,4]"), NUMBERS),
        "a?" + "x".repeat(78) + "…: expected 16 bytes of data for F32 [1, 4], got 12");
  }
}
