package dev.morphogen.app.paper;

import dev.morphogen.app.paper.Sweep.Varied;
import dev.morphogen.app.screen.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Table 1 as counted and as measured. */
record Table1Result(
    RunRecord run, List<Sweep> sweeps, Map<Varied, Map<Operator, List<LayerCost>>> costs)
    implements PaperResult {

  static final List<String> REMARKS =
      List.of(
          "Weights and multiply-adds of one operator, counted by the layers themselves; a ResNet or LinearMix step has two.",
          "Formulas have 1 for the constant that O(...) leaves open, and logarithms to base 2. An exponent by formula is"
              + " fitted to the formula's values at the sizes that were measured, as a sum of powers is no power.",
          "RD explicit applies the stencils twice, as K and as its transpose: counted are n (2m²c + c²).",
          "RD circulant has the 1x1 convolution of eq. (9) too, which the paper's table leaves out of the costs (but not of"
              + " the weights): counted are 2.5 log cn multiply-adds a number, there and back for two images at once, and n c².",
          "Time is inference of four steps, an image's share of one operator, with everything that belongs to a step:"
              + " normalization, relu, sums; the fastest of the rounds, as the others were disturbed. The standard error says how far the times are from a power law.");

  Slopes slopes(Operator operator, Sweep sweep) {
    return Slopes.of(operator, sweep, costs(operator, sweep));
  }

  List<LayerCost> costs(Operator operator, Sweep sweep) {
    return Objects.requireNonNull(Objects.requireNonNull(costs.get(sweep.varied())).get(operator));
  }

  @Override
  public String name() {
    return "table1";
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("result", "Table 1");
    json.put("run", run.json());
    List<Object> rows = new ArrayList<>();
    for (Operator operator : Operator.values()) {
      rows.add(json(operator));
    }
    json.put("rows", rows);
    json.put("remarks", REMARKS);
    return json;
  }

  private Map<String, Object> json(Operator operator) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("operator", operator.label());
    row.put("step", operator.step());
    row.put("inPapersTable", operator.inPapersTable());
    row.put("weightsFormula", operator.weightsFormula());
    row.put("operationsFormula", operator.operationsFormula());
    Map<String, Object> sweepsJson = new LinkedHashMap<>();
    for (Sweep sweep : sweeps) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("exponents", slopes(operator, sweep).json());
      one.put("points", costs(operator, sweep).stream().map(c -> json(operator, c)).toList());
      sweepsJson.put(sweep.varied().key(), one);
    }
    row.put("sweeps", sweepsJson);
    return row;
  }

  private static Map<String, Object> json(Operator operator, LayerCost cost) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("side", cost.size().side());
    json.put("channels", cost.size().channels());
    json.put("stencil", cost.size().stencil());
    json.put("weightsByFormula", operator.weights(cost.size()));
    json.put("weightsCounted", cost.weights());
    json.put("operationsByFormula", operator.operations(cost.size()));
    json.put("multiplyAddsCounted", cost.multiplyAdds());
    json.put("millisPerImage", 1e3 * cost.seconds());
    return json;
  }

  @Override
  public List<String> markdown() {
    Table1Tables tables = new Table1Tables(this);
    List<String> lines = new ArrayList<>();
    lines.add("# Table 1: what layers cost");
    lines.add("");
    lines.addAll(run.sentences());
    lines.addAll(List.of("", "    " + run.command(), ""));
    lines.add("## By formula and as counted, at " + tables.reference());
    lines.add("");
    lines.addAll(tables.counts().lines());
    lines.addAll(List.of("", "## Exponents of cost: by formula, as counted, and of time", ""));
    lines.addAll(tables.exponents().lines());
    for (Sweep sweep : sweeps) {
      lines.addAll(List.of("", "## " + sweep.heading(), ""));
      lines.addAll(tables.times(sweep).lines());
    }
    lines.addAll(List.of("", "## Remarks", ""));
    REMARKS.forEach(remark -> lines.add("- " + remark));
    return lines;
  }

  @Override
  public String html() {
    return Table1Page.of(this).html();
  }

  /** Milliseconds with three digits that say something. */
  static String millis(double seconds) {
    double millis = 1e3 * seconds;
    int digits = (int) Math.clamp(2 - Math.floor(Math.log10(millis)), 0, 6);
    return Text.decimal(millis, digits);
  }
}
