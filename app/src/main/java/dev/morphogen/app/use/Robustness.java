package dev.morphogen.app.use;

import dev.morphogen.network.weights.EightBitWeights;
import dev.morphogen.network.weights.EightBitWeights.Sharing;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a model's test accuracy stands noise and rounding.
 *
 * @param bytes of its numbers as float32
 */
record Robustness(
    String model,
    double accuracy,
    long bytes,
    List<Spread> weights,
    List<Spread> pixels,
    Map<Sharing, Rounded> rounded) {

  /** Accuracy with 8-bit weights, and the bytes of the numbers then. */
  record Rounded(double accuracy, long bytes) {

    static Rounded of(double accuracy, EightBitWeights weights) {
      return new Rounded(accuracy, weights.bytes());
    }

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("accuracy", accuracy);
      json.put("bytes", bytes);
      return json;
    }
  }

  /** Keeps its own copies. */
  Robustness {
    weights = List.copyOf(weights);
    pixels = List.copyOf(pixels);
    rounded = new EnumMap<>(rounded);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", model);
    json.put("accuracy", accuracy);
    json.put("bytes", bytes);
    json.put("weightNoise", weights.stream().map(Spread::json).toList());
    json.put("pixelNoise", pixels.stream().map(Spread::json).toList());
    Map<String, Object> eightBits = new LinkedHashMap<>();
    rounded.forEach((sharing, one) ->
        eightBits.put(sharing.name().toLowerCase(Locale.ROOT).replace('_', '-'), one.json()));
    json.put("eightBits", eightBits);
    return json;
  }
}
