package dev.morphogen.app.paper;

import dev.morphogen.app.page.Axis;
import dev.morphogen.app.page.Line;
import dev.morphogen.app.page.LineChart;
import dev.morphogen.app.page.Page;
import java.util.ArrayList;
import java.util.List;

/** Table 1 as a page: tables, and time along each sweep. */
final class Table1Page {

  private Table1Page() {}

  static Page of(Table1Result result) {
    Table1Tables tables = new Table1Tables(result);
    Page page = new Page("Table 1: what layers cost");
    result.run().sentences().forEach(page::paragraph);
    page.paragraph(result.run().command());
    page.section("By formula and as counted, at " + tables.reference());
    tables.counts().addTo(page);
    page.section("Exponents of cost: by formula, as counted, and of time");
    tables.exponents().addTo(page);
    page.section("Time");
    page.charts(result.sweeps().stream().map(sweep -> chart(result, sweep)).toList());
    result.sweeps().forEach(sweep -> tables.times(sweep).addTo(page.heading(sweep.heading())));
    page.section("Remarks");
    Table1Result.REMARKS.forEach(page::paragraph);
    return page;
  }

  private static LineChart chart(Table1Result result, Sweep sweep) {
    LineChart chart =
        new LineChart(
            "Time along " + sweep.varied().symbol(),
            Axis.of(sweep.varied().symbol(), sweep.varied().meaning()).log(),
            Axis.of("time of an image", "ms").log());
    for (Operator operator : Operator.values()) {
      List<Double> millis = new ArrayList<>();
      result.costs(operator, sweep).forEach(cost -> millis.add(1e3 * cost.seconds()));
      chart.add(
          Line.of(
              operator.label(),
              sweep.values(),
              millis.stream().mapToDouble(Double::doubleValue).toArray()));
    }
    return chart;
  }
}
