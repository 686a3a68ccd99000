package dev.morphogen.app.paper;

import dev.morphogen.app.paper.Sweep.Varied;
import dev.morphogen.app.screen.Text;
import java.util.ArrayList;
import java.util.List;

/** Table 1's numbers as tables. */
final class Table1Tables {

  private final Table1Result result;

  Table1Tables(Table1Result result) {
    this.result = result;
  }

  /** The size that counts are shown for: the stencils' sweep begins with what the paper's networks have. */
  LayerSize reference() {
    return stencils().sizes().getFirst();
  }

  private Sweep stencils() {
    return result.sweeps().stream()
        .filter(sweep -> sweep.varied() == Varied.STENCIL)
        .findFirst()
        .orElseThrow();
  }

  MarkdownTable counts() {
    MarkdownTable table =
        MarkdownTable.of(
            "operator",
            "weights",
            ">formula",
            ">counted",
            "operations",
            ">formula",
            ">counted",
            ">ms an image");
    for (Operator operator : Operator.values()) {
      LayerCost cost = result.costs(operator, stencils()).getFirst();
      table.row(
          name(operator),
          "O(%s)".formatted(operator.weightsFormula()),
          Text.count(Math.round(operator.weights(cost.size()))),
          Text.count(cost.weights()),
          "O(%s)".formatted(operator.operationsFormula()),
          Text.count(Math.round(operator.operations(cost.size()))),
          Text.count(cost.multiplyAdds()),
          Table1Result.millis(cost.seconds()));
    }
    return table;
  }

  private static String name(Operator operator) {
    return operator.label() + (operator.inPapersTable() ? "" : " (eq. 7, not in the table)");
  }

  MarkdownTable exponents() {
    List<String> headings = new ArrayList<>(List.of("operator"));
    for (Sweep sweep : result.sweeps()) {
      String symbol = sweep.varied().symbol();
      headings.addAll(
          List.of(
              ">%s: formula".formatted(symbol),
              ">%s: counted".formatted(symbol),
              ">%s: time".formatted(symbol)));
    }
    MarkdownTable table = MarkdownTable.of(headings);
    for (Operator operator : Operator.values()) {
      List<String> cells = new ArrayList<>(List.of(operator.label()));
      for (Sweep sweep : result.sweeps()) {
        Slopes slopes = result.slopes(operator, sweep);
        cells.add(exponent(slopes.formula()));
        cells.add(exponent(slopes.counted()));
        cells.add(
            "%s ± %s"
                .formatted(
                    exponent(slopes.measured()),
                    Text.decimal(slopes.measured().standardError(), 2)));
      }
      table.row(cells);
    }
    return table;
  }

  /** Without the minus of a zero. */
  private static String exponent(PowerLaw law) {
    return Text.decimal(law.exponent() + 0.0, 2).replaceFirst("^-(0\\.00)$", "$1");
  }

  MarkdownTable times(Sweep sweep) {
    List<String> headings = new ArrayList<>(List.of("size"));
    for (Operator operator : Operator.values()) {
      headings.add(">" + operator.label());
    }
    MarkdownTable table = MarkdownTable.of(headings);
    for (int i = 0; i < sweep.sizes().size(); i++) {
      List<String> cells = new ArrayList<>(List.of(sweep.sizes().get(i).toString()));
      for (Operator operator : Operator.values()) {
        cells.add(Table1Result.millis(result.costs(operator, sweep).get(i).seconds()));
      }
      table.row(cells);
    }
    return table;
  }
}
