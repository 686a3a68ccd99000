package dev.morphogen.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0|0:00", "59.4|0:59", "83|1:23", "3600|1:00:00", "1e300|99:59:59"})
  void clocks(double seconds, String text) {
    assertThat(Text.clock(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0.04, 0.0 s",
    "59.94, 59.9 s",
    "59.96, 1 min 0 s",
    "83.4, 1 min 23 s",
    "4000, 1 h 6 min"
  })
  void durations(double seconds, String text) {
    assertThat(Text.duration(seconds)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "999, 999 bytes",
    "1000, 1.0 KB",
    "323452040, 308 MB",
    "1105960, 1.1 MB"
  })
  void bytes(long number, String text) {
    assertThat(Text.bytes(number)).isEqualTo(text);
  }

  @Test
  void names() {
    assertThat(Text.clipped("boot.png", 8)).isEqualTo("boot.png");
    assertThat(Text.clipped("photos/boot.png", 11)).isEqualTo("...boot.png");
    assertThat(Text.plural(1, "class")).isEqualTo("1 class");
    assertThat(Text.plural(1000, "class")).isEqualTo("1,000 classes");
    assertThat(Text.plural(2, "epoch")).isEqualTo("2 epochs");
    assertThat(Text.wrapped("one two three", 7)).isEqualTo(List.of("one two", "three"));
  }

  @Test
  void argumentsAreQuotedAsAShellNeedsThem() {
    assertThat(Text.typed("models/a-1.b")).isEqualTo("models/a-1.b");
    assertThat(Text.typed("my model")).isEqualTo("'my model'");
    assertThat(Text.typed("it's")).isEqualTo("'it'\\''s'");
  }
}
