package dev.morphogen.djl.weights;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A block's parameters by PyTorch's names: DJL's {@code 02blocks.0.steps.0_03norm_runningMean} is {@code
 * blocks.0.steps.0.norm.running_mean}.
 */
public final class ParameterNames {

  private static final Map<String, String> PYTORCH =
      Map.of(
          "gamma", "weight",
          "beta", "bias",
          "runningMean", "running_mean",
          "runningVar", "running_var");

  private ParameterNames() {}

  /** All parameters, in the block's order. */
  public static Map<String, Parameter> of(Block block) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    collect("", block, parameters);
    return parameters;
  }

  private static void collect(String prefix, Block block, Map<String, Parameter> parameters) {
    for (var own : block.getDirectParameters()) {
      parameters.put(prefix + PYTORCH.getOrDefault(own.getKey(), own.getKey()), own.getValue());
    }
    for (var child : block.getChildren()) {
      collect(prefix + withoutNumber(child.getKey()) + ".", child.getValue(), parameters);
    }
  }

  /** DJL numbers a block's children: 01stencil. */
  private static String withoutNumber(String name) {
    return name.replaceFirst("^\\d+", "");
  }
}
