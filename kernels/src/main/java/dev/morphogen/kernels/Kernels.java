package dev.morphogen.kernels;

import dev.morphogen.kernels.dense.DenseConv;
import dev.morphogen.kernels.dense.DenseShape;
import dev.morphogen.kernels.depthwise.DepthwiseConv;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.elementwise.AveragePooling;
import dev.morphogen.kernels.elementwise.LinearCombination;
import dev.morphogen.kernels.elementwise.Normalization;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropy;
import dev.morphogen.kernels.pointwise.PointwiseConv;
import dev.morphogen.kernels.pointwise.PointwiseShape;

/** One implementation of every kernel; a kernel is made for a shape and then used many times. */
public interface Kernels {

  /** What runs, for a run's record: {@code reference} or {@code vector, 512 bits}. */
  String name();

  /** Depthwise convolution, eq. (5). */
  DepthwiseConv depthwise(DepthwiseShape shape);

  /** Pointwise convolution, eq. (6). */
  PointwiseConv pointwise(PointwiseShape shape);

  /** Dense convolution, eq. (4). */
  DenseConv dense(DenseShape shape);

  /** Batch normalization's parts for images {@code [pixels, channels]}. */
  Normalization normalization(int pixels, int channels);

  /** Sums of whole images. */
  LinearCombination linearCombination();

  /** Averages over windows. */
  AveragePooling pooling(int height, int width, int channels, int windowHeight, int windowWidth);

  /** Softmax and its loss. */
  SoftmaxCrossEntropy softmaxCrossEntropy(int classes);
}
