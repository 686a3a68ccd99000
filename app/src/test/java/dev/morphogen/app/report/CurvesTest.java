package dev.morphogen.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.page.DrawnChart;
import dev.morphogen.app.page.LineChart;
import dev.morphogen.app.page.Page;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every number of a training is drawn in its own line. */
final class CurvesTest {

  private static final Curves CURVES = new Curves(TwoEpochs.EPOCHS);

  private static Map<String, DrawnChart> drawn(List<LineChart> charts) {
    return DrawnChart.in(new Page("t").charts(charts));
  }

  private static DrawnChart overEpochs(Map<String, List<Double>> lines) {
    return new DrawnChart(List.of(1.0, 2.0), lines);
  }

  @Test
  void aTraining() {
    assertThat(drawn(CURVES.charts()))
        .isEqualTo(
            Map.of(
                "Loss",
                overEpochs(Map.of("test", List.of(3.5, 1.25), "training", List.of(2.5, 1.5))),
                "Accuracy",
                overEpochs(Map.of("test", List.of(12.5, 50.0), "training", List.of(25.0, 75.0))),
                "Learning rate",
                overEpochs(Map.of("learning rate", List.of(0.01, 0.002))),
                "Time of an epoch",
                overEpochs(Map.of("time", List.of(60.0, 120.0)))));
  }

  @Test
  void itsSteps() {
    assertThat(drawn(CURVES.stability()))
        .isEqualTo(
            Map.of(
                "h·λmax of each step",
                overEpochs(
                    Map.of(
                        "explicit",
                        List.of(1.5, 1.75),
                        "implicit",
                        List.of(2.25, 2.75),
                        "limit of an explicit step",
                        List.of(2.0, 2.0))),
                "λmax of each step",
                overEpochs(Map.of("explicit", List.of(3.0, 3.5), "implicit", List.of(5.0, 6.0)))));
  }

  @Test
  void itsTable() {
    assertThat(ReportPage.epochRows(TwoEpochs.EPOCHS))
        .containsExactly(
            List.of("1", "2.5000", "25.00 %", "3.5000", "12.50 %", "0.01000", "1 min 0 s", "1,000"),
            List.of(
                "2", "1.5000", "75.00 %", "1.2500", "50.00 %", "0.002000", "2 min 0 s", "3,000"));
    assertThat(new ReportPage(TwoEpochs.run(), TwoEpochs.model(), null, "").page().html())
        .contains(
            headings(
                "epoch",
                "loss",
                "accuracy",
                "test loss",
                "test accuracy",
                "learning rate",
                "time",
                "images/s"));
  }

  private static String headings(String... names) {
    return "<tr><th class=\"r\">" + String.join("</th><th class=\"r\">", names) + "</th></tr>";
  }
}
