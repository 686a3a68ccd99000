package dev.morphogen.app.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.paper.Width;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paper's Table 2, a row a step as it is printed. */
final class PublishedAccuracyTest {

  private record Column(String kind, Width width) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("cifar10", Width.A),
          new Column("cifar10", Width.B),
          new Column("cifar100", Width.B),
          new Column("cifar100", Width.C),
          new Column("stl10", Width.A),
          new Column("stl10", Width.B));

  @ParameterizedTest
  @CsvSource({
    "resnet,    93.1 93.0 71.7 69.9 74.9 75.3",
    "mobilenet, 89.5 91.6 65.6 61.9 74.9 77.2",
    "linearmix, 91.3 92.1 67.9 69.2 75.6 75.6",
    "explicit,  88.9 90.6 66.1 65.2 74.6 75.9",
    "implicit,  88.7 90.3 64.6 64.9 73.8 73.4",
    "circulant, 86.0 88.0 60.2 60.0 69.6 70.5",
  })
  void isWhatThePaperPrints(String step, String row) {
    String[] numbers = row.split(" ", -1);
    assertThat(numbers).hasSameSizeAs(COLUMNS);
    for (int i = 0; i < numbers.length; i++) {
      Column column = COLUMNS.get(i);
      assertThat(PublishedAccuracy.percent(column.kind(), column.width(), step))
          .as("%s", column)
          .hasValue(Double.parseDouble(numbers[i]));
    }
  }

  @Test
  void whatThePaperLeavesOutIsEmpty() {
    assertThat(PublishedAccuracy.percent("cifar10", Width.C, "resnet")).isEmpty();
    assertThat(PublishedAccuracy.percent("cifar10", Width.A, "implicit-circulant")).isEmpty();
    assertThat(PublishedAccuracy.knows("stl10")).isTrue();
    assertThat(PublishedAccuracy.knows("sample")).isFalse();
  }
}
