package dev.morphogen.training.data;

/** Labelled images kept in memory, 8 bits a number, {@code [n, h, w, c]}; safe for many readers. */
public interface ImageSplit {

  /** How many images there are. */
  int size();

  /** The class of an image, as index into {@link ImageDataset#classes()}. */
  int label(int index);

  /**
   * Copies an image's h·w·c unsigned bytes, channels last, to {@code target} from {@code offset}.
   */
  void read(int index, byte[] target, int offset);
}
