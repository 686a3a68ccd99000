package dev.morphogen.kernels;

import dev.morphogen.kernels.dense.DenseConv;
import dev.morphogen.kernels.dense.DenseShape;
import dev.morphogen.kernels.depthwise.DepthwiseConv;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.elementwise.AveragePooling;
import dev.morphogen.kernels.elementwise.LinearCombination;
import dev.morphogen.kernels.elementwise.Normalization;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropy;
import dev.morphogen.kernels.fourier.FourierShape;
import dev.morphogen.kernels.fourier.FourierTransform;
import dev.morphogen.kernels.pointwise.PointwiseConv;
import dev.morphogen.kernels.pointwise.PointwiseShape;

/** One implementation of every kernel; a kernel is made for a shape and then used many times. */
public interface Kernels {

  /** The plain loops: oracle, fallback and baseline. */
  static Kernels reference() {
    return KernelChoice.REFERENCE;
  }

  /**
   * The vector kernels if the JVM has the Vector API ({@code --add-modules jdk.incubator.vector}),
   * else, after one logged warning, the reference kernels. System property {@code morphogen.kernels}
   * ({@code reference} or {@code vector}) overrides, {@code morphogen.vectorBits} (128, 256 or 512)
   * sets the width of a vector.
   *
   * @throws WrongPropertyException if a property asks for what there is not
   */
  static Kernels best() {
    return KernelChoice.best();
  }

  /** What runs, for a run's record: {@code reference} or {@code vector, 512 bits}. */
  String name();

  /** Depthwise convolution, eq. (5). */
  DepthwiseConv depthwise(DepthwiseShape shape);

  /** Pointwise convolution, eq. (6). */
  PointwiseConv pointwise(PointwiseShape shape);

  /** Dense convolution, eq. (4). */
  DenseConv dense(DenseShape shape);

  /** Fourier transform, for eqs. (10) to (12). */
  FourierTransform fourier(FourierShape shape);

  /** Batch normalization's parts for images {@code [pixels, channels]}. */
  Normalization normalization(int pixels, int channels);

  /** Sums of whole images. */
  LinearCombination linearCombination();

  /** Averages over windows. */
  AveragePooling pooling(int height, int width, int channels, int windowHeight, int windowWidth);

  /** Softmax and its loss. */
  SoftmaxCrossEntropy softmaxCrossEntropy(int classes);
}
