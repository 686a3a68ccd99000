package dev.morphogen.training.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;

/** Some images of another split, in its order. */
final class SelectedSplit implements ImageSplit {

  private final ImageSplit whole;
  private final int[] chosen;

  private SelectedSplit(ImageSplit whole, int[] chosen) {
    this.whole = whole;
    this.chosen = chosen;
  }

  /**
   * At most {@code limit} images drawn at random, each class in proportion to its share.
   *
   * <p>Image number r of a shuffled class of m stands at (r + ½)/m; the first {@code limit} of that
   * common order hold every class in its share, give or take one image.
   */
  public static ImageSplit proportional(ImageSplit whole, int classes, int limit, long seed) {
    if (limit >= whole.size()) {
      return whole;
    }
    int[] order = shuffled(whole.size(), seed);
    int[] count = new int[classes];
    int[] rank = new int[whole.size()];
    for (int image : order) {
      rank[image] = count[whole.label(image)]++;
    }
    int[] chosen =
        Arrays.stream(order)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> (rank[i] + 0.5) / count[whole.label(i)]))
            .mapToInt(Integer::intValue)
            .limit(limit)
            .sorted()
            .toArray();
    return new SelectedSplit(whole, chosen);
  }

  /** 0 … size−1 in an order drawn with {@link Random}, whose numbers Java's specification fixes. */
  public static int[] shuffled(int size, long seed) {
    int[] order = IntStream.range(0, size).toArray();
    Random random = new Random(seed);
    for (int i = size - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  @Override
  public int size() {
    return chosen.length;
  }

  @Override
  public int label(int index) {
    return whole.label(chosen[index]);
  }

  @Override
  public void read(int index, byte[] target, int offset) {
    whole.read(chosen[index], target, offset);
  }
}
