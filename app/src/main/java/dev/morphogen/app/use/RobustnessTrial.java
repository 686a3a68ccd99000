package dev.morphogen.app.use;

import dev.morphogen.app.use.Robustness.Rounded;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.weights.EightBitWeights;
import dev.morphogen.network.weights.EightBitWeights.Sharing;
import dev.morphogen.network.weights.WeightNoise;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.Evaluator;
import dev.morphogen.training.PixelNoise;
import dev.morphogen.training.data.ImageSplit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Tests one model again and again, with one plan whose weights are changed in place. */
final class RobustnessTrial {

  private final Model model;
  private final Weights current;
  private final Evaluator evaluator;
  private final ImageSplit images;
  private final RobustnessOptions options;
  private final Runnable afterEach;

  RobustnessTrial(
      Model model, ImageSplit images, RobustnessOptions options, int threads, Runnable afterEach) {
    this.model = model;
    this.images = images;
    this.options = options;
    this.afterEach = afterEach;
    current = model.weights().copy();
    evaluator = Evaluator.of(model.with(current), threads);
  }

  Robustness run(String name) {
    double exact = accuracy(model.weights(), 0, 0);
    List<Spread> weights = new ArrayList<>();
    List<Spread> pixels = new ArrayList<>();
    for (double level : options.levels()) {
      double[] ofWeights = new double[options.draws()];
      double[] ofPixels = new double[options.draws()];
      for (int draw = 0; draw < options.draws(); draw++) {
        long seed = options.seed() + draw;
        ofWeights[draw] = accuracy(WeightNoise.perturb(model.weights(), level, seed), 0, 0);
        ofPixels[draw] = accuracy(model.weights(), level, seed);
      }
      weights.add(Spread.of(level, ofWeights));
      pixels.add(Spread.of(level, ofPixels));
    }
    long bytes = EightBitWeights.bytes(model.weights());
    return new Robustness(name, exact, bytes, weights, pixels, rounded());
  }

  private Map<Sharing, Rounded> rounded() {
    Map<Sharing, Rounded> rounded = new EnumMap<>(Sharing.class);
    for (Sharing sharing : Sharing.values()) {
      EightBitWeights weights = EightBitWeights.of(model.weights(), sharing);
      rounded.put(sharing, Rounded.of(accuracy(weights.weights(), 0, 0), weights));
    }
    return rounded;
  }

  private double accuracy(Weights weights, double sigma, long seed) {
    System.arraycopy(weights.trained(), 0, current.trained(), 0, current.trained().length);
    double accuracy = evaluator.evaluate(images, new PixelNoise(sigma, seed)).accuracy();
    afterEach.run();
    return accuracy;
  }
}
