package dev.morphogen.training.input;

import dev.morphogen.network.Shape;
import java.util.Arrays;

/**
 * Varies and normalizes one image at a time. What it does depends on seed, epoch and image alone.
 * Holds scratch: one a thread.
 */
final class Augmenter {

  private final Augmentation settings;
  private final Shape shape;
  private final PixelTable table;
  private final long seed;
  private final SeededBits random = new SeededBits();
  private final TrivialAugment trivialAugment;
  private final ResizedCrop resizedCrop;
  private final byte[] window;

  Augmenter(Augmentation settings, Shape shape, PixelTable table, long seed) {
    this.settings = settings;
    this.shape = shape;
    this.table = table;
    this.seed = seed;
    trivialAugment = new TrivialAugment(settings.trivialAugment(), shape, settings.border());
    resizedCrop = new ResizedCrop(shape);
    window = new byte[shape.size()];
  }

  /** Overwrites an image's numbers in {@code out} from {@code offset} with a variation of it. */
  void run(byte[] bytes, int image, int epoch, float[] out, int offset) {
    boolean mirrored = mirrored(image, epoch);
    random.reset(seed, epoch, image);
    boolean drawn = random.nextBoolean();
    boolean flip = settings.flip() == Flip.RANDOM ? drawn : mirrored;
    byte[] varied = settings.trivialAugment() > 0 ? trivialAugment.run(bytes, random) : bytes;
    byte[] pixels = settings.smallestArea() < 1 ? cutOut(varied) : varied;
    int maxDown = settings.shift(shape.height());
    int maxRight = settings.shift(shape.width());
    int down = random.nextInt(2 * maxDown + 1) - maxDown;
    int right = random.nextInt(2 * maxRight + 1) - maxRight;
    place(pixels, down, right, flip, out, offset);
    if (settings.cutout() > 0) {
      blank(out, offset);
    }
  }

  /** Drawn once an image, then turned over every epoch. */
  private boolean mirrored(int image, int epoch) {
    random.reset(seed, -1, image);
    return settings.flip() == Flip.ALTERNATING && random.nextBoolean() == (epoch % 2 == 0);
  }

  private byte[] cutOut(byte[] bytes) {
    double side = Math.sqrt(random.nextDouble(settings.smallestArea(), 1));
    int height = Math.max(1, (int) Math.round(shape.height() * side));
    int width = Math.max(1, (int) Math.round(shape.width() * side));
    int top = random.nextInt(shape.height() - height + 1);
    int left = random.nextInt(shape.width() - width + 1);
    resizedCrop.run(bytes, top, left, height, width, window);
    return window;
  }

  /**
   * Cutout: a patch around a pixel drawn from all, clipped by the edge, becomes the training
   * images' mean, which is 0 once normalized.
   */
  private void blank(float[] out, int offset) {
    int height = settings.blanked(shape.height());
    int width = settings.blanked(shape.width());
    int top = random.nextInt(shape.height()) - height / 2;
    int left = random.nextInt(shape.width()) - width / 2;
    int firstColumn = Math.max(0, left);
    int endColumn = Math.min(shape.width(), left + width);
    for (int y = Math.max(0, top); y < Math.min(shape.height(), top + height); y++) {
      int row = offset + y * shape.width() * shape.channels();
      Arrays.fill(
          out, row + firstColumn * shape.channels(), row + endColumn * shape.channels(), 0f);
    }
  }

  private void place(byte[] pixels, int down, int right, boolean flip, float[] out, int offset) {
    for (int y = 0; y < shape.height(); y++) {
      int fromY = settings.border().inside(y - down, shape.height());
      for (int x = 0; x < shape.width(); x++) {
        int seen = settings.border().inside(x - right, shape.width());
        int to = offset + (y * shape.width() + x) * shape.channels();
        if (fromY < 0 || seen < 0) {
          table.putBlack(out, to);
        } else {
          int fromX = flip ? shape.width() - 1 - seen : seen;
          table.put(pixels, (fromY * shape.width() + fromX) * shape.channels(), out, to);
        }
      }
    }
  }
}
