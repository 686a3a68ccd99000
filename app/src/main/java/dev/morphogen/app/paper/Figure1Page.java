package dev.morphogen.app.paper;

import dev.morphogen.app.bench.convolution.Curve;
import dev.morphogen.app.bench.convolution.Panel;
import dev.morphogen.app.page.Axis;
import dev.morphogen.app.page.Line;
import dev.morphogen.app.page.LineChart;
import dev.morphogen.app.page.Page;

/** Figure 1 as a page: the three panels, their numbers, the paper's words. */
final class Figure1Page {

  private Figure1Page() {}

  static Page of(Figure1Result result) {
    Page page = new Page("Figure 1: how many times faster than a dense convolution");
    result.run().sentences().forEach(page::paragraph);
    page.paragraph(result.run().command());
    page.section("Panels");
    page.paragraph("What a panel does not vary: %s.".formatted(result.figure().base()));
    page.charts(result.figure().panels().stream().map(Figure1Page::chart).toList());
    for (Panel panel : result.figure().panels()) {
      page.heading("By " + panel.varied().label());
      result.table(panel).addTo(page);
    }
    result.figure().remarks().forEach(page::paragraph);
    page.section("What the paper says");
    Figure1Claims.of(result.figure())
        .forEach(claim -> page.heading(claim.paper()).paragraph("Here: " + claim.here()));
    page.section("Remarks");
    Figure1Result.REMARKS.forEach(page::paragraph);
    return page;
  }

  private static LineChart chart(Panel panel) {
    LineChart chart =
        new LineChart(
            "By " + panel.varied().label(),
            Axis.of(panel.varied().label()).log(),
            Axis.of("times faster than dense").log());
    double[] x = panel.measured().stream().mapToDouble(panel::value).toArray();
    for (Curve curve : Curve.values()) {
      if (curve != Curve.DENSE) {
        double[] y = panel.measured().stream().mapToDouble(m -> m.timesFaster(curve)).toArray();
        chart.add(Line.of(curve.label(), x, y));
      }
    }
    return chart;
  }
}
