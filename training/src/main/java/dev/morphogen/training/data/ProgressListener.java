package dev.morphogen.training.data;

/** Hears how far a long piece of work is; never called by two threads at once. */
@FunctionalInterface
public interface ProgressListener {

  /** {@code done} of {@code total} (images, bytes) are finished; a total of −1 is not known. */
  void progress(String what, long done, long total);

  /** A sentence on what the work came upon that may not be what was meant. */
  default void remark(String sentence) {}

  /** Listens to nothing. */
  static ProgressListener none() {
    return (what, done, total) -> {};
  }
}
