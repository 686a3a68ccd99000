package dev.morphogen.onnx.graph;

/** A tensor of a graph, known by its name: an input, a constant, or what a node makes. */
public record Value(String name) {

  /** In place of an input that a node can do without. */
  public static final Value NONE = new Value("");
}
