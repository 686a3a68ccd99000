package dev.morphogen.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheLinesTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 16", "16, 16", "17, 32", "3072, 3072"})
  void wholeLines(int length, int expected) {
    assertThat(CacheLines.whole(length)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 12", "12, 12", "13, 28", "28, 28", "29, 44"})
  void nextLine(int place, int expected) {
    assertThat(CacheLines.next(place)).isEqualTo(expected);
  }

  /** A line that is not read would be missing from the sum, one that is read twice would count twice. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 1",
    "16, 1",
    "17, 3",
    "32, 3",
    "33, 7",
    "48, 7",
    "49, 15",
    "75, 31",
    "240, 32767"
  })
  void readsANumberOfEveryLine(int size, float expected) {
    float[] array = new float[300];
    Arrays.fill(array, Float.NaN);
    for (int line = 0; line < 15; line++) {
      array[CacheLines.FIRST + line * CacheLines.NUMBERS] = 1 << line;
    }
    assertThat(CacheLines.read(array, CacheLines.FIRST, size)).isEqualTo(expected);
  }

  @Test
  void readsNothingBeyondAnArray() {
    float[] array = new float[CacheLines.FIRST + 17];
    array[array.length - 1] = 2;
    assertThat(CacheLines.read(array, CacheLines.FIRST, 17)).isEqualTo(2);
  }
}
