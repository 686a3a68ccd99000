package dev.morphogen.network.layer;

import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;

/**
 * Batch normalization N, a part of layers: N(z) = weight·(z − mean)/√(variance + ε) + bias a channel, with
 * PyTorch's constants (docs/rulings.md, 9).
 */
public final class BatchNormalization {

  /** ε. */
  public static final double EPSILON = 1e-5;

  private final int channels;
  private final Slice weight;
  private final Slice bias;
  private final Slice runningMean;
  private final Slice runningVariance;

  /** Takes its slices from {@code layout}: weight, bias, running_mean, running_var. */
  public BatchNormalization(WeightLayout.Builder layout, int channels) {
    this.channels = channels;
    weight = layout.slice("weight", Role.NORMALIZATION, channels);
    bias = layout.slice("bias", Role.NORMALIZATION, channels);
    runningMean = layout.slice("running_mean", Role.STATISTIC, channels);
    runningVariance = layout.slice("running_var", Role.STATISTIC, channels);
  }

  private BatchNormalization(BatchNormalization of, int from, int channels) {
    this.channels = channels;
    weight = of.weight.part(from, channels);
    bias = of.bias.part(from, channels);
    runningMean = of.runningMean.part(from, channels);
    runningVariance = of.runningVariance.part(from, channels);
  }

  /** The same for {@code count} of its channels alone, from number {@code from} on; it shares their numbers. */
  BatchNormalization part(int from, int count) {
    return new BatchNormalization(this, from, count);
  }

  /** Scale 1, shift 0, mean 0, variance 1. */
  public void initialize(Weights weights) {
    weights.fill(weight, 1);
    weights.fill(bias, 0);
    weights.fill(runningMean, 0);
    weights.fill(runningVariance, 1);
  }

  /** Plans it for images of the site's height and width. */
  public NormalizationPlan plan(Site site) {
    return plan(site, 1);
  }

  /** The same where what relu(N(z)) gives is multiplied by a factor (a step's h), and so is the gradient. */
  public NormalizationPlan plan(Site site, float factor) {
    return new NormalizationPlan(this, site, factor);
  }

  int channels() {
    return channels;
  }

  Slice weight() {
    return weight;
  }

  Slice bias() {
    return bias;
  }

  Slice runningMean() {
    return runningMean;
  }

  Slice runningVariance() {
    return runningVariance;
  }
}
