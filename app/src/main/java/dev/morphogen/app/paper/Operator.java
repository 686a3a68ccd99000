package dev.morphogen.app.paper;

import java.util.function.ToDoubleFunction;

/** A row of Table 1: what the paper says that a layer costs, and the step whose layers are counted and timed. */
enum Operator {
  FULLY_COUPLED(
      "fully-coupled",
      "resnet",
      2,
      "m²c²",
      s -> s.m() * s.m() * s.c() * s.c(),
      "n m²c²",
      s -> s.n() * s.m() * s.m() * s.c() * s.c()),
  LINEAR_MIX(
      "LinearMix",
      "linearmix",
      2,
      "m²c + c²",
      Operator::sparse,
      "n (m²c + c²)",
      s -> s.n() * sparse(s)),
  EXPLICIT(
      "RD explicit",
      "explicit",
      1,
      "m²c + c²",
      Operator::sparse,
      "n (m²c + c²)",
      s -> s.n() * sparse(s)),
  IMPLICIT(
      "RD implicit",
      "implicit",
      1,
      "m²c + c²",
      Operator::sparse,
      "n (c log n + c²)",
      s -> s.n() * (s.c() * log2(s.n()) + s.c() * s.c())),
  CIRCULANT(
      "RD circulant",
      "circulant",
      1,
      "m²c + c²",
      Operator::sparse,
      "nc log(cn)",
      s -> s.n() * s.c() * log2(s.c() * s.n()));

  private final String label;
  private final String step;
  private final int aStep;
  private final String weightsFormula;
  private final ToDoubleFunction<LayerSize> weights;
  private final String operationsFormula;
  private final ToDoubleFunction<LayerSize> operations;

  Operator(
      String label,
      String step,
      int aStep,
      String weightsFormula,
      ToDoubleFunction<LayerSize> weights,
      String operationsFormula,
      ToDoubleFunction<LayerSize> operations) {
    this.label = label;
    this.step = step;
    this.aStep = aStep;
    this.weightsFormula = weightsFormula;
    this.weights = weights;
    this.operationsFormula = operationsFormula;
    this.operations = operations;
  }

  private static double sparse(LayerSize s) {
    return s.m() * s.m() * s.c() + s.c() * s.c();
  }

  private static double log2(double number) {
    return Math.log(number) / Math.log(2);
  }

  /** As the paper calls it. */
  String label() {
    return label;
  }

  /** LinearMix is in the paper's text, eq. (7), but not in its table. */
  boolean inPapersTable() {
    return this != LINEAR_MIX;
  }

  /** The step that has it. */
  String step() {
    return step;
  }

  /** How many of it a step has. */
  int aStep() {
    return aStep;
  }

  String weightsFormula() {
    return weightsFormula;
  }

  /** With 1 for the constant that O(…) leaves open. */
  double weights(LayerSize size) {
    return weights.applyAsDouble(size);
  }

  String operationsFormula() {
    return operationsFormula;
  }

  /** With 1 for the constant, and logarithms to base 2. */
  double operations(LayerSize size) {
    return operations.applyAsDouble(size);
  }
}
