package dev.morphogen.app.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What the seeds of one cell come to, and whose they were. */
final class Table2CellTest {

  private static Table2Run.Result percent(double percent) {
    return new Table2Run.Result(1, percent, 100, List.of(percent), Map.of(), "sha256:0", 100);
  }

  @Test
  void meanSpreadAndDifferenceOverSeeds() {
    Table2Cell cell =
        new Table2Cell(
            OptionalDouble.of(88.9), 3, List.of(percent(88), percent(89), percent(90)), List.of());
    assertThat(cell.ours()).isEqualTo("89.0 ± 1.0");
    assertThat(cell.differenceText()).isEqualTo("+0.1");
    assertThat(new Table2Cell(OptionalDouble.empty(), 1, List.of(), List.of()).ours())
        .isEqualTo("–");
    assertThat(new Table2Cell(OptionalDouble.of(1), 1, List.of(), List.of("x")).ours())
        .isEqualTo("failed");
  }

  @Test
  void runsOfDifferentMachinesNameThemAll() {
    Map<String, Object> first =
        Map.of("date", "2026-11-02", "version", "1", "jdk", "25", "cpu", "b", "threads", 2);
    Map<String, Object> second =
        Map.of("date", "2026-11-01", "version", "1", "jdk", "25", "cpu", "a", "threads", 1);
    RunOrigins both = new RunOrigins(List.of(RunOrigins.of(first), RunOrigins.of(second)));
    assertThat(both.sentences())
        .containsExactly(
            "Trained 2026-11-01 to 2026-11-02 with Morphogen 1 on a and b.",
            "Java 25, kernels: unknown, threads: 1 and 2.");
    assertThat(new RunOrigins(List.of()).sentences()).isEmpty();
  }
}
