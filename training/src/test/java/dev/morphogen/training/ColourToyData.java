package dev.morphogen.training;

import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.MemoryDataset;
import dev.morphogen.training.data.MemorySplit;
import java.util.List;

/** The stripes of {@link ToyData} in three channels, each with a mean and a deviation of its own. */
final class ColourToyData {

  static final Shape SHAPE = new Shape(8, 8, 3);

  private ColourToyData() {}

  static ImageDataset of(int training, int test) {
    return of(training, test, SHAPE);
  }

  /** The upper left part of that shape. */
  static ImageDataset of(int training, int test, Shape shape) {
    return new MemoryDataset(
        "toy in colour", shape, ToyData.CLASSES, split(training, 1, shape), split(test, 2, shape));
  }

  private static MemorySplit split(int size, long seed, Shape shape) {
    MemorySplit greys = ToyData.split(size, seed);
    byte[] grey = new byte[ToyData.SHAPE.size()];
    byte[] pixels = new byte[size * shape.size()];
    int[] labels = new int[size];
    for (int n = 0; n < size; n++) {
      greys.read(n, grey, 0);
      labels[n] = greys.label(n);
      for (int i = 0; i < shape.pixels(); i++) {
        int at = n * shape.size() + 3 * i;
        int value = grey[i / shape.width() * SHAPE.width() + i % shape.width()] & 0xFF;
        pixels[at] = (byte) value;
        pixels[at + 1] = (byte) (250 - value / 2);
        pixels[at + 2] = (byte) (value / 5);
      }
    }
    return new MemorySplit(pixels, labels, shape.size());
  }

  static NetworkSpec spec(String step) {
    return spec(step, SHAPE);
  }

  static NetworkSpec spec(String step, Shape shape) {
    List<Block> blocks = List.of(Block.of(8, step).withSteps(1), Block.of(16, step).withSteps(1));
    return new NetworkSpec(new Architecture(3, blocks), shape, ToyData.CLASSES);
  }
}
