package dev.morphogen.training;

import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.MemoryDataset;
import dev.morphogen.training.data.MemorySplit;
import dev.morphogen.training.input.Augmentation;
import dev.morphogen.training.loss.Distillation;
import dev.morphogen.training.optimizer.AdamSettings;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.schedule.OneCycle;
import java.util.List;
import java.util.Random;

/**
 * Small pictures of stripes (across, upright, aslant) in noise, and small networks that learn them.
 */
final class ToyData {

  static final Shape SHAPE = new Shape(8, 8, 1);
  static final List<String> CLASSES = List.of("across", "upright", "aslant");

  private ToyData() {}

  static ImageDataset of(int training, int test) {
    return new MemoryDataset("toy", SHAPE, CLASSES, split(training, 1), split(test, 2));
  }

  static MemorySplit split(int size, long seed) {
    Random random = new Random(seed);
    byte[] pixels = new byte[size * SHAPE.size()];
    int[] labels = new int[size];
    for (int n = 0; n < size; n++) {
      labels[n] = n % 3;
      int phase = random.nextInt(4);
      for (int i = 0; i < SHAPE.size(); i++) {
        int y = i / 8;
        int x = i % 8;
        int along =
            switch (labels[n]) {
              case 0 -> y;
              case 1 -> x;
              default -> x + y;
            };
        boolean bright = (along + phase) % 4 < 2;
        pixels[n * SHAPE.size() + i] = (byte) ((bright ? 150 : 50) + random.nextInt(50));
      }
    }
    return new MemorySplit(pixels, labels, SHAPE.size());
  }

  static NetworkSpec spec(String step) {
    return spec(step, 1);
  }

  static NetworkSpec spec(String step, float timeStep) {
    Block narrow = Block.of(8, step).withSteps(1).withTimeStep(timeStep);
    Block wide = Block.of(16, step).withSteps(1).withTimeStep(timeStep);
    return new NetworkSpec(new Architecture(3, List.of(narrow, wide)), SHAPE, CLASSES);
  }

  static Recipe recipe(int epochs) {
    return new Recipe(
        "toy",
        epochs,
        10,
        AdamSettings.standard(),
        new OneCycle(0.01, 0.2, 0.1),
        Augmentation.none().withPadding(0.125),
        0,
        0,
        Distillation.standard());
  }
}
