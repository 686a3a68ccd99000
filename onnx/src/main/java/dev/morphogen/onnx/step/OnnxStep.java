package dev.morphogen.onnx.step;

import dev.morphogen.network.architecture.Block;
import dev.morphogen.onnx.graph.Value;
import dev.morphogen.onnx.layer.Place;

/** A kind of step as nodes. */
@FunctionalInterface
public interface OnnxStep {

  /** Adds a step of that block at that place and returns y⁺. */
  Value add(Place place, Block block, Value y);
}
