package dev.morphogen.training.input;

/** How an epoch's images are cut into batches; the last one may be smaller. */
public record BatchCut(int images, int batch) {

  /**
   * How many batches. A last batch of a single image is left out: its statistics are those of one
   * picture, and would enter the tracked ones with the same weight as a whole batch's. (PyTorch
   * refuses it.) The shuffled order leaves out another image in each epoch.
   */
  public int batches() {
    int whole = images / batch;
    int rest = images % batch;
    return rest > 1 || whole == 0 ? whole + 1 : whole;
  }

  /** Where batch number {@code index} begins. */
  public int begin(int index) {
    return index * batch;
  }

  /** How many images it has. */
  public int count(int index) {
    return Math.min(batch, images - index * batch);
  }

  /** How many images an epoch trains on. */
  public int imagesUsed() {
    int last = batches() - 1;
    return begin(last) + count(last);
  }
}
