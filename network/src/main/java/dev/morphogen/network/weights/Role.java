package dev.morphogen.network.weights;

/** What the numbers of a slice are for. */
public enum Role {
  /** Weights of a dense convolution or of a 1x1 one that mixes channels: a matrix, a row an output. */
  CONVOLUTION,
  /** Stencils of a depthwise or circulant convolution, {@code [c, 1, m, m]}: one behind the other, of any size. */
  STENCIL,
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
    return this == CONVOLUTION || this == STENCIL || this == CLASSIFIER;
  }
}
