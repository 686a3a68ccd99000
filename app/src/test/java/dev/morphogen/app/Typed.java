package dev.morphogen.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.screen.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command as a person types it, and what came of it. */
public record Typed(int status, String out, String err) {

  /** What {@code train} needs to be done in a moment. */
  public static final List<String> TINY =
      List.of(
          "--limit",
          "40",
          "--epochs",
          "1",
          "--batch",
          "10",
          "--widths",
          "2,4",
          "--steps-per-block",
          "1");

  private static final JsonMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Runs a command; lists among the arguments are taken apart. */
  public static Typed run(Object... arguments) {
    String[] words =
        Arrays.stream(arguments).flatMap(Typed::apart).map(Object::toString).toArray(String[]::new);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Morphogen.run(Screen.plain(stream(out), stream(err)), words);
    return new Typed(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Stream<?> apart(Object argument) {
    return argument instanceof List<?> list
        ? list.stream().flatMap(Typed::apart)
        : Stream.of(argument);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** The command succeeded. */
  public Typed done() {
    assertThat(status).as(err).isZero();
    return this;
  }

  /** Standard output was one JSON value: this one. */
  public JsonNode json() {
    return STRICT.readTree(out);
  }

  /** The command failed with this status, this sentence at the end, no result and no stack trace. */
  public void failed(int expected, String sentence) {
    assertThat(err.lines().toList().getLast()).isEqualTo("morphogen: " + sentence);
    assertThat(status).isEqualTo(expected);
    assertThat(out).isEmpty();
    assertThat(err).doesNotContain("\tat ").doesNotContain("Exception");
  }
}
