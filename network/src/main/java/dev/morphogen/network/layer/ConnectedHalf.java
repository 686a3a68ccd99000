package dev.morphogen.network.layer;

import dev.morphogen.kernels.elementwise.AveragePooling;
import dev.morphogen.kernels.elementwise.Normalization;
import dev.morphogen.network.Shape;
import dev.morphogen.network.run.Activations;
import dev.morphogen.network.run.Program;
import dev.morphogen.network.run.Worker;

/** pool(N(z)) of one of the two images, x and K x, that a {@link ConnectingLayer} puts side by side. */
final class ConnectedHalf {

  private final NormalizationPlan normalization;
  private final AveragePooling average;
  private final Normalization pooledKernel;
  private final Activations pooled;
  private final Activations small;

  ConnectedHalf(Site site, BatchNormalization norm, Pooling pooling) {
    Shape input = site.inputShape();
    normalization = norm.plan(site);
    average = pooling.kernel(site.kernels(), input);
    int pooledPixels = average.outputHeight() * average.outputWidth();
    pooledKernel = site.kernels().normalization(pooledPixels, input.channels());
    pooled = site.kept(pooledPixels * input.channels());
    small = site.temporary(pooledPixels * input.channels());
  }

  void prepare(Program program) {
    normalization.prepare(program);
  }

  /** Within a stage: pools z, and adds it to the batch's sums. */
  void pool(Activations z, int image, Worker worker) {
    normalization.gather(z, image, worker);
    average.apply(z.array(worker), z.offset(image), pooled.array(worker), pooled.offset(image));
  }

  void finish(Program program) {
    normalization.finish(program);
  }

  /** Within a stage: pool(N(z)), in scratch. */
  Activations normalize(int image, Worker worker) {
    pooledKernel.apply(
        pooled.array(worker),
        pooled.offset(image),
        normalization.scale(),
        normalization.shift(),
        small.array(worker),
        small.offset(image));
    return small;
  }

  /** Scratch for this half of the output's gradient: filled before either of the two next is called. */
  Activations gradient() {
    return small;
  }

  /** Within a stage: adds to the gradient's sums; over pooled pixels they equal those over all, as pooling is an average. */
  void gatherGradient(int image, Worker worker) {
    pooledKernel.gradientSums(
        small.array(worker),
        small.offset(image),
        pooled.array(worker),
        pooled.offset(image),
        normalization.openGradientTotals(worker));
  }

  void finishGradient(Program program) {
    normalization.finishGradient(program);
  }

  /** Within a stage: dz, the gradient by z; dz must not be z. */
  void spreadGradient(Activations z, Activations dz, int image, Worker worker) {
    average.transpose(small.array(worker), small.offset(image), dz.array(worker), dz.offset(image));
    normalization
        .kernel()
        .gradient(
            dz.array(worker),
            dz.offset(image),
            z.array(worker),
            z.offset(image),
            normalization.coefficients(),
            dz.array(worker),
            dz.offset(image));
  }
}
