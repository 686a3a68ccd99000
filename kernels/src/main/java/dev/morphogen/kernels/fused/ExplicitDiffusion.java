package dev.morphogen.kernels.fused;

import dev.morphogen.kernels.Extent;
import dev.morphogen.kernels.depthwise.DepthwiseShape;

/**
 * What the explicit step, eq. (9), does to one image beside its mixing: y⁺ = y + h·(relu(N(z)) − KᵀK y) with z = M y,
 * and the way back through −h·KᵀK.
 *
 * <p>Images are {@code [height, width, channels]}; stencils come packed as {@link
 * dev.morphogen.kernels.depthwise.DepthwiseConv#pack} makes them, and so does their gradient. The caller owns every
 * array; inputs are never written; {@code scratch} is overwritten; outputs must not overlap inputs. Safe for many
 * threads, each with scratch of its own.
 */
public abstract class ExplicitDiffusion {

  /** What K was made for. */
  protected final DepthwiseShape shape;

  /** For images and stencils of one shape. */
  protected ExplicitDiffusion(DepthwiseShape shape) {
    this.shape = shape;
  }

  /** What K was made for. */
  public final DepthwiseShape shape() {
    return shape;
  }

  /** Numbers of scratch that a call needs. */
  public abstract int scratchSize();

  /** y⁺ = y + timeStep·(relu(scale·z + shift) − KᵀK y). */
  public final void step(
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
    checkImage("y", y, yOffset);
    checkImage("z", z, zOffset);
    Extent.check("scale", scale, 0, shape.channels());
    Extent.check("shift", shift, 0, shape.channels());
    checkImage("next", next, nextOffset);
    check(packed, scratch);
    integrate(y, yOffset, z, zOffset, scale, shift, packed, timeStep, next, nextOffset, scratch);
  }

  /**
   * dy = g − timeStep·KᵀK g, and gradient += ∂⟨K g, K y⟩/∂k by both K's: −timeStep times that is the stencils' part of
   * ∂⟨g, y⁺⟩.
   */
  public final void stepGradient(
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
    checkImage("g", g, gOffset);
    checkImage("y", y, yOffset);
    checkImage("dy", dy, dyOffset);
    Extent.check("packed gradient", gradient, 0, shape.stencilSize());
    check(packed, scratch);
    goBack(g, gOffset, y, yOffset, packed, timeStep, dy, dyOffset, gradient, scratch);
  }

  private void checkImage(String name, float[] image, int offset) {
    Extent.check(name, image, offset, shape.imageSize());
  }

  private void check(float[] packed, float[] scratch) {
    Extent.check("packed stencil", packed, 0, shape.stencilSize());
    Extent.check("scratch", scratch, 0, scratchSize());
  }

  /** See {@link #step}. */
  protected abstract void integrate(
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
      float[] scratch);

  /** See {@link #stepGradient}. */
  protected abstract void goBack(
      float[] g,
      int gOffset,
      float[] y,
      int yOffset,
      float[] packed,
      float timeStep,
      float[] dy,
      int dyOffset,
      float[] gradient,
      float[] scratch);
}
