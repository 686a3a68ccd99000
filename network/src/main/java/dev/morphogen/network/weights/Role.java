package dev.morphogen.network.weights;

/** What the numbers of a slice are for. */
public enum Role {
  /** Weights of a convolution. */
  CONVOLUTION,
  /** Weights and bias of the linear classifier. */
  CLASSIFIER,
  /** Learnt scale and shift of a normalization. */
  NORMALIZATION,
  /** Running mean and variance: tracked, not trained. */
  STATISTIC;

  /** Whether the optimizer changes these numbers. */
  public boolean trained() {
    return this != STATISTIC;
  }

  /** Whether the paper counts these numbers (docs/rulings.md, 12). */
  public boolean countedByPaper() {
    return this == CONVOLUTION || this == CLASSIFIER;
  }
}
