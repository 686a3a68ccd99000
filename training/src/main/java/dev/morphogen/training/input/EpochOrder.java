package dev.morphogen.training.input;

/** The order of a worker's training images in an epoch: a permutation drawn from seed, epoch and rank. */
final class EpochOrder {

  /** No image has this number or one below, so the draw shares nothing with any image's. */
  private static final long SHUFFLE = -2;

  private final long seed;
  private final int rank;
  private final int[] order;
  private final SeededBits random = new SeededBits();
  private int epoch = -1;

  EpochOrder(int images, long seed, int rank) {
    this.seed = seed;
    this.rank = rank;
    order = new int[images];
  }

  /** The order in that epoch; the array is overwritten by another epoch's. */
  int[] of(int newEpoch) {
    if (newEpoch != epoch) {
      epoch = newEpoch;
      shuffle();
    }
    return order;
  }

  private void shuffle() {
    random.reset(seed, epoch, SHUFFLE - rank);
    for (int i = 0; i < order.length; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
  }
}
