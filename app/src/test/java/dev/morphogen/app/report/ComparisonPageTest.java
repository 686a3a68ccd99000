package dev.morphogen.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.page.DrawnChart;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every number of the trainings that are compared is drawn in its own chart. */
final class ComparisonPageTest {

  private static DrawnChart overEpochs(double first, double second) {
    return new DrawnChart(List.of(1.0, 2.0), Map.of("pets", List.of(first, second)));
  }

  @Test
  void theCurvesOfATraining() {
    Comparison comparison = Comparison.of(List.of(TwoEpochs.run()));
    assertThat(DrawnChart.in(new ComparisonPage(comparison).page()))
        .isEqualTo(
            Map.of(
                "Test accuracy",
                overEpochs(12.5, 50),
                "Test accuracy over time",
                new DrawnChart(List.of(1.0, 3.0), Map.of("pets", List.of(12.5, 50.0))),
                "Training accuracy",
                overEpochs(25, 75),
                "Test loss",
                overEpochs(3.5, 1.25),
                "Training loss",
                overEpochs(2.5, 1.5),
                "Learning rate",
                overEpochs(0.01, 0.002)));
  }
}
