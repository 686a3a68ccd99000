package dev.morphogen.training.data;

import java.util.List;

/** Splits one after the other: a data set's files need not be copied into one array. */
final class ConcatenatedSplit implements ImageSplit {

  private final List<? extends ImageSplit> parts;
  private final int size;

  private ConcatenatedSplit(List<? extends ImageSplit> parts) {
    this.parts = List.copyOf(parts);
    this.size = parts.stream().mapToInt(ImageSplit::size).reduce(0, Math::addExact);
  }

  /** The parts in this order; a single part is returned as it is. */
  public static ImageSplit of(List<? extends ImageSplit> parts) {
    return parts.size() == 1 ? parts.getFirst() : new ConcatenatedSplit(parts);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int label(int index) {
    int within = index;
    for (ImageSplit part : parts) {
      if (within < part.size()) {
        return part.label(within);
      }
      within -= part.size();
    }
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public void read(int index, byte[] target, int offset) {
    int within = index;
    for (ImageSplit part : parts) {
      if (within < part.size()) {
        part.read(within, target, offset);
        return;
      }
      within -= part.size();
    }
    throw new IndexOutOfBoundsException(index);
  }
}
