package dev.morphogen.app.paper;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.page.Axis;
import dev.morphogen.app.page.Line;
import dev.morphogen.app.page.LineChart;
import dev.morphogen.app.page.Page;
import java.util.List;

/** Table 2 to look at: the table, and for each of its columns how the steps' accuracy grew. */
record Table2Page(Table2 table, String command, List<String> sentences) {

  String html() {
    Page page = new Page("Table 2: accuracy of the seven steps");
    page.paragraph(table.caption()).table(table.headings(), table.rows());
    table.columns().forEach(column -> add(page, column));
    page.section("Record").paragraph(command);
    sentences.forEach(page::paragraph);
    return page.html();
  }

  private void add(Page page, Table2.Column column) {
    LineChart chart =
        new LineChart(
            "%s, network %s".formatted(DataOptions.shortName(column.data()), column.width()),
            Axis.of("epoch"),
            Axis.of("test accuracy", "%"));
    boolean any = false;
    for (String step : table.steps()) {
      List<Table2Run.Result> results = table.cell(step, column).results();
      if (!results.isEmpty()) {
        chart.add(Line.ofEpochs(step, results.getFirst().percentByEpoch()));
        any = true;
      }
    }
    if (any) {
      page.section("Test accuracy after each epoch, first seed").chart(chart);
    }
  }
}
