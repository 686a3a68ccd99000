package dev.morphogen.onnx.layer;

import ai.onnx.proto.OnnxMl.AttributeProto;
import dev.morphogen.network.layer.BatchNormalization;
import dev.morphogen.onnx.graph.Attributes;
import dev.morphogen.onnx.graph.Value;
import java.util.ArrayList;
import java.util.List;

/** Every operation a node of its own, every weight as it was learnt. */
record SeparateLinear(Place place, Value value) implements Linear {

  static SeparateLinear of(Place place, Convolution convolution) {
    return new SeparateLinear(place, convolution.write(place, convolution.weight(), new float[0]));
  }

  @Override
  public Linear plus(Linear other) {
    return new SeparateLinear(place, place.sum(value, other.value()));
  }

  @Override
  public Linear normalized(String norm) {
    List<Value> inputs = new ArrayList<>(List.of(value));
    for (String part : List.of("weight", "bias", "running_mean", "running_var")) {
      inputs.add(place.constant(norm + "." + part));
    }
    AttributeProto epsilon = Attributes.number("epsilon", (float) BatchNormalization.EPSILON);
    return new SeparateLinear(place, place.node("BatchNormalization", norm, inputs, epsilon));
  }

  @Override
  public Linear times(float factor) {
    return new SeparateLinear(place, place.times(value, factor));
  }

  @Override
  public Value relu() {
    return place.relu(value);
  }
}
