package dev.morphogen.kernels;

import dev.morphogen.kernels.dense.DenseConv;
import dev.morphogen.kernels.dense.DenseConvVector;
import dev.morphogen.kernels.dense.DenseShape;
import dev.morphogen.kernels.depthwise.DepthwiseConv;
import dev.morphogen.kernels.depthwise.DepthwiseConvVector;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.elementwise.AveragePooling;
import dev.morphogen.kernels.elementwise.AveragePoolingVector;
import dev.morphogen.kernels.elementwise.LinearCombination;
import dev.morphogen.kernels.elementwise.LinearCombinationVector;
import dev.morphogen.kernels.elementwise.Normalization;
import dev.morphogen.kernels.elementwise.NormalizationVector;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropy;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropyReference;
import dev.morphogen.kernels.fourier.FourierShape;
import dev.morphogen.kernels.fourier.FourierTransform;
import dev.morphogen.kernels.fourier.FourierTransformVector;
import dev.morphogen.kernels.pointwise.PointwiseConv;
import dev.morphogen.kernels.pointwise.PointwiseConvVector;
import dev.morphogen.kernels.pointwise.PointwiseShape;
import dev.morphogen.kernels.vector.VectorBits;

/** The Vector API's kernels; loaded by name alone ({@link KernelChoice}). */
final class VectorKernels implements Kernels {

  private final int bits = VectorBits.chosen();

  @Override
  public String name() {
    return "vector, " + bits + " bits";
  }

  @Override
  public DepthwiseConv depthwise(DepthwiseShape shape) {
    return DepthwiseConvVector.of(shape);
  }

  @Override
  public PointwiseConv pointwise(PointwiseShape shape) {
    return new PointwiseConvVector(shape);
  }

  @Override
  public DenseConv dense(DenseShape shape) {
    return new DenseConvVector(shape);
  }

  @Override
  public FourierTransform fourier(FourierShape shape) {
    return FourierTransformVector.of(shape);
  }

  @Override
  public Normalization normalization(int pixels, int channels) {
    return new NormalizationVector(pixels, channels);
  }

  @Override
  public LinearCombination linearCombination() {
    return new LinearCombinationVector();
  }

  @Override
  public AveragePooling pooling(
      int height, int width, int channels, int windowHeight, int windowWidth) {
    return new AveragePoolingVector(height, width, channels, windowHeight, windowWidth);
  }

  /**
   * The reference. Its doubles would need vectors of half as many floats beside those of all other kernels, and once the
   * JIT has seen two sizes of vector at one call, it makes an object of each there: every kernel pays, for a loop over
   * some ten classes an image.
   */
  @Override
  public SoftmaxCrossEntropy softmaxCrossEntropy(int classes) {
    return new SoftmaxCrossEntropyReference(classes);
  }
}
