package dev.morphogen.training.data;

import dev.morphogen.network.Shape;
import dev.morphogen.training.data.DatasetOptions.Size;
import dev.morphogen.training.data.image.ByteRows;
import dev.morphogen.training.data.image.Resampling;
import org.jspecify.annotations.Nullable;

/** A data set whose images are brought to another size, all at once. */
final class Resizing {

  private Resizing() {}

  private interface Change {
    byte[] apply(byte[] image, Shape from, Shape to);
  }

  /** Every image scaled and cut to this size; unchanged if the size is the same or none. */
  public static ImageDataset scaled(ImageDataset data, @Nullable Size size) {
    return changed(data, size, Resizing::scale);
  }

  /** Black borders where the size is larger on both sides, otherwise as {@link #scaled}. */
  public static ImageDataset padded(ImageDataset data, @Nullable Size size) {
    return changed(data, size, Resizing::pad);
  }

  private static ImageDataset changed(ImageDataset data, @Nullable Size size, Change change) {
    Shape from = data.imageShape();
    if (size == null || (size.height() == from.height() && size.width() == from.width())) {
      return data;
    }
    Shape to = new Shape(size.height(), size.width(), from.channels());
    return new MemoryDataset(
        data.name(),
        to,
        data.classes(),
        changed(data.name(), data.train(), from, to, change),
        changed(data.name(), data.test(), from, to, change));
  }

  private static ImageSplit changed(
      String name, ImageSplit split, Shape from, Shape to, Change change) {
    byte[] pixels = MemorySplit.allocate(name, split.size(), to);
    int[] labels = new int[split.size()];
    byte[] image = new byte[from.size()];
    for (int n = 0; n < labels.length; n++) {
      split.read(n, image, 0);
      labels[n] = split.label(n);
      System.arraycopy(change.apply(image, from, to), 0, pixels, n * to.size(), to.size());
    }
    return new MemorySplit(pixels, labels, to.size());
  }

  private static byte[] scale(byte[] image, Shape from, Shape to) {
    return Resampling.cover(new ByteRows(image, from), to);
  }

  private static byte[] pad(byte[] image, Shape from, Shape to) {
    int top = (to.height() - from.height()) / 2;
    int left = (to.width() - from.width()) / 2;
    if (to.height() < from.height() || to.width() < from.width()) {
      return scale(image, from, to);
    }
    byte[] padded = new byte[to.size()];
    int row = from.width() * from.channels();
    for (int h = 0; h < from.height(); h++) {
      int at = ((top + h) * to.width() + left) * to.channels();
      System.arraycopy(image, h * row, padded, at, row);
    }
    return padded;
  }
}
