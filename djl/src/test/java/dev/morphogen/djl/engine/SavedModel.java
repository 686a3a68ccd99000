package dev.morphogen.djl.engine;

import ai.djl.repository.zoo.Criteria;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.weights.Weights;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Folders of small models with random weights, and random pictures for them. */
final class SavedModel {

  static final Shape SHAPE = new Shape(12, 10, 3);
  static final List<String> CLASSES = List.of("ant", "bee", "cat", "dog", "eel", "fox");

  private SavedModel() {}

  /** A model of two blocks of this step in the folder. */
  static Path in(Path folder, String step) {
    NetworkSpec spec = new NetworkSpec(Architecture.of(step, List.of(6, 12)), SHAPE, CLASSES);
    Weights weights = spec.network().initialWeights(3);
    float[] noise = Gaussian.numbers(weights.tracked().length, 4);
    for (int i = 0; i < noise.length; i++) {
      weights.tracked()[i] += 0.2f * Math.abs(noise[i]);
    }
    Preprocessing preprocessing =
        new Preprocessing(List.of(0.5, 0.4, 0.3), List.of(0.25, 0.2, 0.3));
    new Model(spec, preprocessing, Map.of(), weights).save(folder);
    return folder;
  }

  static BufferedImage picture(int height, int width, long seed) {
    Random random = new Random(seed);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        picture.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return picture;
  }

  static <I, O> Criteria<I, O> criteria(Path folder, Class<I> input, Class<O> output) {
    return Criteria.builder()
        .setTypes(input, output)
        .optModelPath(folder)
        .optEngine("Morphogen")
        .build();
  }
}
