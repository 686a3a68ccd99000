package dev.morphogen.kernels;

import dev.morphogen.kernels.dense.DenseConv;
import dev.morphogen.kernels.dense.DenseConvReference;
import dev.morphogen.kernels.dense.DenseShape;
import dev.morphogen.kernels.depthwise.DepthwiseConv;
import dev.morphogen.kernels.depthwise.DepthwiseConvReference;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.elementwise.AveragePooling;
import dev.morphogen.kernels.elementwise.AveragePoolingReference;
import dev.morphogen.kernels.elementwise.LinearCombination;
import dev.morphogen.kernels.elementwise.LinearCombinationReference;
import dev.morphogen.kernels.elementwise.Normalization;
import dev.morphogen.kernels.elementwise.NormalizationReference;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropy;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropyReference;
import dev.morphogen.kernels.fourier.FourierShape;
import dev.morphogen.kernels.fourier.FourierTransform;
import dev.morphogen.kernels.fourier.FourierTransformReference;
import dev.morphogen.kernels.pointwise.PointwiseConv;
import dev.morphogen.kernels.pointwise.PointwiseConvReference;
import dev.morphogen.kernels.pointwise.PointwiseShape;

/** The plain loops: oracle, fallback and baseline. */
final class ReferenceKernels implements Kernels {

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public DepthwiseConv depthwise(DepthwiseShape shape) {
    return new DepthwiseConvReference(shape);
  }

  @Override
  public PointwiseConv pointwise(PointwiseShape shape) {
    return new PointwiseConvReference(shape);
  }

  @Override
  public DenseConv dense(DenseShape shape) {
    return new DenseConvReference(shape);
  }

  @Override
  public FourierTransform fourier(FourierShape shape) {
    return new FourierTransformReference(shape);
  }

  @Override
  public Normalization normalization(int pixels, int channels) {
    return new NormalizationReference(pixels, channels);
  }

  @Override
  public LinearCombination linearCombination() {
    return new LinearCombinationReference();
  }

  @Override
  public AveragePooling pooling(
      int height, int width, int channels, int windowHeight, int windowWidth) {
    return new AveragePoolingReference(height, width, channels, windowHeight, windowWidth);
  }

  @Override
  public SoftmaxCrossEntropy softmaxCrossEntropy(int classes) {
    return new SoftmaxCrossEntropyReference(classes);
  }
}
