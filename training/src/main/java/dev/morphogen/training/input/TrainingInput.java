package dev.morphogen.training.input;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.training.data.ImageSplit;

/**
 * What batches are made of.
 *
 * @param classes how many classes a label may name
 * @param shard which of the training's images {@code split} holds
 */
public record TrainingInput(
    ImageSplit split,
    Shape shape,
    int classes,
    PixelTable table,
    Augmentation augmentation,
    int batch,
    long seed,
    Shard shard) {

  /** All of a training's images. */
  public TrainingInput(
      ImageSplit split,
      Shape shape,
      int classes,
      PixelTable table,
      Augmentation augmentation,
      int batch,
      long seed) {
    this(split, shape, classes, table, augmentation, batch, seed, Shard.whole(split.size()));
  }

  /** How an epoch is cut into batches. */
  public BatchCut cut() {
    return new BatchCut(shard.smallest(), batch);
  }

  /** One thread's scratch for filling batches. */
  Filler filler() {
    return new Filler();
  }

  /** Fills batches, one at a time. */
  final class Filler {

    private final EpochOrder order = new EpochOrder(split.size(), seed, shard.rank());
    private final Augmenter augmenter = new Augmenter(augmentation, shape, table, seed);
    private final byte[] bytes = new byte[shape.size()];

    private Filler() {}

    /** Overwrites {@code target} with batch number {@code index} of an epoch, both from 0. */
    void fill(int epoch, int index, LoadedBatch target) {
      int[] epochOrder = order.of(epoch);
      int begin = cut().begin(index);
      int count = cut().count(index);
      for (int i = 0; i < count; i++) {
        int image = epochOrder[begin + i];
        split.read(image, bytes, 0);
        augmenter.run(bytes, shard.number(image), epoch, target.images(), i * shape.size());
        target.labels()[i] = label(image);
      }
      target.setCount(count);
    }

    private int label(int image) {
      int label = split.label(image);
      if (label < 0 || label >= classes) {
        throw new InvalidInputException(
            "training image %d: expected a class from 0 to %d, got %d"
                .formatted(shard.number(image), classes - 1, label));
      }
      return label;
    }
  }
}
