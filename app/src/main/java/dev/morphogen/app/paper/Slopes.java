package dev.morphogen.app.paper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Exponents along one sweep, all fitted to the same points: by the formula, as counted, as measured. */
record Slopes(
    PowerLaw formulaWeights,
    PowerLaw countedWeights,
    PowerLaw formula,
    PowerLaw counted,
    PowerLaw measured) {

  static Slopes of(Operator operator, Sweep sweep, List<LayerCost> costs) {
    double[] x = sweep.values();
    return new Slopes(
        fit(x, costs, cost -> operator.weights(cost.size())),
        fit(x, costs, LayerCost::weights),
        fit(x, costs, cost -> operator.operations(cost.size())),
        fit(x, costs, LayerCost::multiplyAdds),
        fit(x, costs, LayerCost::seconds));
  }

  private static PowerLaw fit(
      double[] x, List<LayerCost> costs, ToDoubleFunction<LayerCost> number) {
    return PowerLaw.fit(x, costs.stream().mapToDouble(number).toArray());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("weightsByFormula", formulaWeights.exponent());
    json.put("weightsCounted", countedWeights.exponent());
    json.put("operationsByFormula", formula.exponent());
    json.put("operationsCounted", counted.exponent());
    json.put("timeMeasured", measured.exponent());
    json.put("timeStandardError", measured.standardError());
    return json;
  }
}
