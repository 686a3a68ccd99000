package dev.morphogen.network.layer;

import dev.morphogen.kernels.depthwise.DepthwiseConv;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.fused.ExplicitDiffusion;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.ChunkSums;
import dev.morphogen.network.run.Lane;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.weights.Slice;

/**
 * The explicit update y⁺ = y + h·(relu(N(z)) − KᵀK y) of eq. (9) at one place, with the stencils of {@link
 * StencilWeights}; the methods work on one image, within a stage.
 */
public final class ExplicitDiffusionPlan {

  private final Site site;
  private final Slice weight;
  private final float timeStep;
  private final ExplicitDiffusion kernel;
  private final DepthwiseConv conv;
  private final float[] packed;
  private final Activations scratch;
  private final ChunkSums sums;

  ExplicitDiffusionPlan(Site site, Slice weight, DepthwiseShape shape, float timeStep) {
    this.site = site;
    this.weight = weight;
    this.timeStep = timeStep;
    kernel = site.kernels().explicitDiffusion(shape);
    conv = site.kernels().depthwise(shape);
    packed = new float[shape.stencilSize()];
    scratch = site.scratch(kernel.scratchSize());
    sums = site.chunkSums(site.mode() == Mode.TRAINING ? shape.stencilSize() : 0);
  }

  /** Adds the task that packs the stencils. */
  public void prepare(Program program) {
    program.task((batch, lane) -> conv.pack(site.weights().trained(), weight.offset(), packed));
  }

  /** Adds the task that adds the gathered gradient to the network's. */
  public void collect(Program program) {
    program.task((batch, lane) ->
        conv.addUnpacked(sums.total(batch), -timeStep, site.gradient(), weight.offset()));
  }

  /** y⁺, from y and z. */
  public void apply(
      Activations y,
      Activations z,
      NormalizationPlan normalization,
      Activations next,
      int image,
      Lane lane) {
    kernel.step(
        y.array(lane),
        y.offset(image),
        z.array(lane),
        z.offset(image),
        normalization.scale(),
        normalization.shift(),
        packed,
        timeStep,
        next.array(lane),
        next.offset(image),
        scratch.array(lane));
  }

  /** dy = g − h·KᵀK g, the part of ∂L/∂y that goes around M, and gathers the stencils' gradient. */
  public void applyGathering(Activations g, Activations y, Activations dy, int image, Lane lane) {
    kernel.stepGradient(
        g.array(lane),
        g.offset(image),
        y.array(lane),
        y.offset(image),
        packed,
        timeStep,
        dy.array(lane),
        dy.offset(image),
        sums.open(lane),
        scratch.array(lane));
  }
}
