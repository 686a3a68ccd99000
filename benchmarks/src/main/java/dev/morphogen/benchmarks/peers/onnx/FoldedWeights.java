package dev.morphogen.benchmarks.peers.onnx;

import dev.morphogen.benchmarks.peers.Task;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** A network's numbers by name, and what folding a normalization into a convolution makes of them. */
final class FoldedWeights {

  private static final double EPSILON = 1e-5;

  /** N(z) = scale·z + shift, a channel each. */
  record Affine(float[] scale, float[] shift) {

    /** A part of the channels. */
    Affine part(int from, int to) {
      return new Affine(Arrays.copyOfRange(scale, from, to), Arrays.copyOfRange(shift, from, to));
    }

    /** factor·N. */
    Affine times(float factor) {
      return new Affine(scaled(scale, factor), scaled(shift, factor));
    }
  }

  private final Map<String, float[]> numbers = new HashMap<>();

  FoldedWeights(Weights weights) {
    for (Slice slice : weights.layout().trained()) {
      numbers.put(slice.name(), Task.numbers(weights, slice));
    }
    for (Slice slice : weights.layout().tracked()) {
      numbers.put(slice.name(), Task.numbers(weights, slice));
    }
  }

  float[] get(String name) {
    return Objects.requireNonNull(numbers.get(name), name);
  }

  /** A normalization with its tracked statistics. */
  Affine affine(String norm) {
    float[] weight = get(norm + ".weight");
    float[] scale = new float[weight.length];
    float[] shift = new float[weight.length];
    for (int c = 0; c < weight.length; c++) {
      double factor = weight[c] / Math.sqrt(get(norm + ".running_var")[c] + EPSILON);
      scale[c] = (float) factor;
      shift[c] = (float) (get(norm + ".bias")[c] - factor * get(norm + ".running_mean")[c]);
    }
    return new Affine(scale, shift);
  }

  /** Weights whose outputs come multiplied by {@code scale}: rows of a convolution. */
  static float[] rows(float[] weight, float[] scale) {
    int row = weight.length / scale.length;
    float[] folded = new float[weight.length];
    for (int i = 0; i < weight.length; i++) {
      folded[i] = weight[i] * scale[i / row];
    }
    return folded;
  }

  static float[] scaled(float[] numbers, float factor) {
    float[] all = new float[numbers.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = factor * numbers[i];
    }
    return all;
  }

  /** Stencils {@code [c, 1, m, m]} turned by half a turn, for the transpose. */
  static float[] turned(float[] stencils, int channels) {
    int taps = stencils.length / channels;
    float[] turned = new float[stencils.length];
    for (int i = 0; i < stencils.length; i++) {
      turned[i] = stencils[i / taps * taps + taps - 1 - i % taps];
    }
    return turned;
  }
}
