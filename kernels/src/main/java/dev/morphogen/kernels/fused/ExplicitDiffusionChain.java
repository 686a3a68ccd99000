package dev.morphogen.kernels.fused;

import dev.morphogen.kernels.CacheLines;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.depthwise.DepthwiseConv;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.elementwise.LinearCombination;
import dev.morphogen.kernels.elementwise.Normalization;

/**
 * {@link ExplicitDiffusion} as a chain of other kernels: of reference kernels it is the reference, of vector kernels it
 * serves the shapes that have no fused version.
 */
public final class ExplicitDiffusionChain extends ExplicitDiffusion {

  private final DepthwiseConv conv;
  private final Normalization normalization;
  private final LinearCombination sum;
  private final int firstAt;
  private final int secondAt;

  /** Of kernels of that set. */
  public ExplicitDiffusionChain(Kernels kernels, DepthwiseShape shape) {
    super(shape);
    conv = kernels.depthwise(shape);
    normalization = kernels.normalization(shape.height() * shape.width(), shape.channels());
    sum = kernels.linearCombination();
    firstAt = CacheLines.next(conv.scratchSize());
    secondAt = firstAt + CacheLines.whole(shape.imageSize());
  }

  /** The convolution's, and two images. */
  @Override
  public int scratchSize() {
    return secondAt + shape.imageSize();
  }

  @Override
  protected void integrate(
      float[] y,
      int yOffset,
      float[] z,
      int zOffset,
      float[] scale,
      float[] shift,
      float[] packed,
      float timeStep,
      float[] next,
      int nextOffset,
      float[] scratch) {
    conv.apply(y, yOffset, packed, scratch, firstAt, scratch);
    conv.transpose(scratch, firstAt, packed, scratch, secondAt, scratch);
    normalization.reactionDiffusion(
        y, yOffset, z, zOffset, scale, shift, scratch, secondAt, timeStep, next, nextOffset);
  }

  @Override
  protected void goBack(
      float[] g,
      int gOffset,
      float[] y,
      int yOffset,
      float[] packed,
      float timeStep,
      float[] dy,
      int dyOffset,
      float[] gradient,
      float[] scratch) {
    conv.apply(y, yOffset, packed, scratch, firstAt, scratch);
    conv.stencilGradient(g, gOffset, scratch, firstAt, gradient, scratch);
    conv.apply(g, gOffset, packed, scratch, firstAt, scratch);
    conv.stencilGradient(y, yOffset, scratch, firstAt, gradient, scratch);
    conv.transpose(scratch, firstAt, packed, scratch, secondAt, scratch);
    sum.add(g, gOffset, -timeStep, scratch, secondAt, dy, dyOffset, shape.imageSize());
  }
}
