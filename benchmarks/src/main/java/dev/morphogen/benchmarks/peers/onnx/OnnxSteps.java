package dev.morphogen.benchmarks.peers.onnx;

import dev.morphogen.benchmarks.peers.onnx.FoldedWeights.Affine;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/**
 * The paper's steps for inference, each normalization folded into the convolutions before it. A new one costs
 * its method and a line in {@link #STEPS}.
 */
final class OnnxSteps {

  /** Adds a step to the graph; its numbers' names begin with {@code prefix}. */
  interface Step {
    String add(OnnxGraph graph, FoldedWeights weights, String y, String prefix, float timeStep);
  }

  private static final Map<String, Step> STEPS =
      Map.of(
          "resnet", (graph, weights, y, prefix, h) -> resNet(graph, weights, y, prefix),
          "mobilenet", (graph, weights, y, prefix, h) -> mobileNet(graph, weights, y, prefix),
          "linearmix", (graph, weights, y, prefix, h) -> linearMix(graph, weights, y, prefix),
          "explicit", OnnxSteps::explicit);

  private OnnxSteps() {}

  static boolean knows(String name) {
    return STEPS.containsKey(name);
  }

  static Step get(String name) {
    return Objects.requireNonNull(STEPS.get(name), name);
  }

  /** y + K₂ relu(N(K₁ y)). */
  private static String resNet(OnnxGraph graph, FoldedWeights weights, String y, String prefix) {
    Affine norm = weights.affine(prefix + "norm");
    String a = graph.relu(dense(graph, y, weights.get(prefix + "first.weight"), norm));
    float[] second = weights.get(prefix + "second.weight");
    return graph.sum(graph.convolution(a, second, zeros(norm), 3, 1), y);
  }

  /** relu(N(M relu(N(K y)))). */
  private static String mobileNet(OnnxGraph graph, FoldedWeights weights, String y, String prefix) {
    Affine inner = weights.affine(prefix + "stencil_norm");
    Affine outer = weights.affine(prefix + "mixing_norm");
    String a = graph.relu(depthwise(graph, y, weights.get(prefix + "stencil.weight"), inner));
    return graph.relu(pointwise(graph, a, weights.get(prefix + "mixing.weight"), outer));
  }

  /** y + (K₂ + M₂) relu(N((K₁ + M₁) y)). */
  private static String linearMix(OnnxGraph graph, FoldedWeights weights, String y, String prefix) {
    Affine norm = weights.affine(prefix + "norm");
    Affine none = new Affine(ones(norm), zeros(norm));
    String a = graph.relu(linearMixOperator(graph, weights, y, prefix + "first.", norm));
    return graph.sum(linearMixOperator(graph, weights, a, prefix + "second.", none), y);
  }

  private static String linearMixOperator(
      OnnxGraph graph, FoldedWeights weights, String y, String prefix, Affine norm) {
    Affine onlyScale = new Affine(norm.scale(), zeros(norm));
    String diffused = depthwise(graph, y, weights.get(prefix + "stencil.weight"), onlyScale);
    String mixed = pointwise(graph, y, weights.get(prefix + "mixing.weight"), norm);
    return graph.sum(mixed, diffused);
  }

  /** y + relu(hN(M y)) + (−hKᵀ)K y. */
  private static String explicit(
      OnnxGraph graph, FoldedWeights weights, String y, String prefix, float timeStep) {
    Affine norm = weights.affine(prefix + "norm").times(timeStep);
    float[] stencil = weights.get(prefix + "stencil.weight");
    int channels = norm.scale().length;
    float[] back = FoldedWeights.scaled(FoldedWeights.turned(stencil, channels), -timeStep);
    Affine none = new Affine(ones(norm), zeros(norm));
    String reaction = graph.relu(pointwise(graph, y, weights.get(prefix + "mixing.weight"), norm));
    String diffusion = depthwise(graph, depthwise(graph, y, stencil, none), back, none);
    return graph.sum(graph.sum(diffusion, y), reaction);
  }

  /** N(K x), a stencil for each channel. */
  static String depthwise(OnnxGraph graph, String x, float[] stencils, Affine norm) {
    int channels = norm.scale().length;
    int size = (int) Math.round(Math.sqrt((double) stencils.length / channels));
    float[] folded = FoldedWeights.rows(stencils, norm.scale());
    return graph.convolution(x, folded, norm.shift(), size, channels);
  }

  private static String pointwise(OnnxGraph graph, String x, float[] mixing, Affine norm) {
    float[] folded = FoldedWeights.rows(mixing, norm.scale());
    return graph.convolution(x, folded, norm.shift(), 1, 1);
  }

  private static String dense(OnnxGraph graph, String x, float[] weight, Affine norm) {
    return graph.convolution(x, FoldedWeights.rows(weight, norm.scale()), norm.shift(), 3, 1);
  }

  private static float[] zeros(Affine norm) {
    return new float[norm.scale().length];
  }

  private static float[] ones(Affine norm) {
    float[] ones = zeros(norm);
    Arrays.fill(ones, 1);
    return ones;
  }
}
