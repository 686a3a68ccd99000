package dev.morphogen.benchmarks.peers.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.HashMap;
import java.util.Map;

/**
 * The operations that the networks are made of. Whoever calls one of them gives its first argument away, and
 * {@link #sum} both: libtorch frees an activation as soon as nobody holds it, as in Python, and uses its
 * memory again. Only {@link #convolution}, {@link #depthwise} and {@link #filter} leave their input to the caller.
 */
final class Operations {

  private static final float EPSILON = 1e-5f;
  private static final float MOMENTUM = 0.9f;

  /** DJL hands to libtorch as it is what names this axis; for another, be it 1 as well, it swaps axes there and back. */
  private static final int LIBTORCHS_AXIS = -1;

  private static final Shape ONE = new Shape(1, 1);

  private final Parameters parameters;
  private final boolean training;
  private final Map<String, NDArray> multipliers = new HashMap<>();

  Operations(Parameters parameters, boolean training) {
    this.parameters = parameters;
    this.training = training;
  }

  NDArray parameter(String name) {
    return parameters.get(name);
  }

  NDArray convolution(NDArray x, NDArray weight, int groups) {
    int padding = (int) weight.getShape().get(2) / 2;
    NDList list = Conv2d.conv2d(x, weight, null, ONE, new Shape(padding, padding), ONE, groups);
    return list.singletonOrThrow();
  }

  /** A dense or pointwise convolution, by the name of its weight. */
  NDArray convolution(NDArray x, String weight) {
    return convolution(x, parameter(weight), 1);
  }

  /** K x. */
  NDArray depthwise(NDArray x, String stencil) {
    NDArray k = parameter(stencil);
    return convolution(x, k, (int) k.getShape().get(0));
  }

  /** Kᵀ u: the correlation with the stencil turned by half a turn. Takes u. */
  NDArray depthwiseTransposed(NDArray u, String stencil) {
    NDArray k = parameter(stencil);
    try (u;
        NDArray turned = k.flip(2, 3)) {
      return convolution(u, turned, (int) k.getShape().get(0));
    }
  }

  /** Diffusion by Fourier transform; when inferring, a multiplier is made once. Leaves x to the caller. */
  NDArray filter(NDArray x, String stencil, FourierFilter filter) {
    if (!training) {
      NDArray multiplier =
          multipliers.computeIfAbsent(
              stencil, name -> filter.multiplier(parameter(name), x.getShape()));
      return filter.apply(x, multiplier);
    }
    try (NDArray multiplier = filter.multiplier(parameter(stencil), x.getShape())) {
      return filter.apply(x, multiplier);
    }
  }

  NDArray normalize(NDArray z, String norm) {
    try (z) {
      return BatchNorm.batchNorm(
              z,
              parameter(norm + ".running_mean"),
              parameter(norm + ".running_var"),
              parameter(norm + ".weight"),
              parameter(norm + ".bias"),
              LIBTORCHS_AXIS,
              MOMENTUM,
              EPSILON,
              training)
          .singletonOrThrow();
    }
  }

  NDArray relu(NDArray x) {
    try (x) {
      return Activation.relu(x);
    }
  }

  /** relu(N(z)). */
  NDArray normalizeRelu(NDArray z, String norm) {
    return relu(normalize(z, norm));
  }

  NDArray scale(NDArray x, float factor) {
    if (factor == 1) {
      return x;
    }
    try (x) {
      return LibtorchMemory.times(factor, x);
    }
  }

  /** Written over x, which no operation may need for its gradient: not a {@link #relu}'s. */
  NDArray sum(NDArray x, NDArray y) {
    try (y) {
      return x.addi(y);
    }
  }

  /** The same. */
  NDArray difference(NDArray x, NDArray y) {
    try (y) {
      return x.subi(y);
    }
  }

  /** [x; y]. */
  NDArray join(NDArray x, NDArray y) {
    try (y) {
      return NDArrays.concat(new NDList(x, y), 1);
    }
  }

  NDArray halve(NDArray x) {
    Shape two = new Shape(2, 2);
    try (x) {
      return Pool.avgPool2d(x, two, two, new Shape(0, 0), false, false);
    }
  }

  /** [n, c, h, w] to [n, c]. */
  NDArray averageOfAll(NDArray x) {
    try (x) {
      return Pool.globalAvgPool2d(x);
    }
  }

  NDArray linear(NDArray x, String layer) {
    try (x;
        NDArray columns = parameter(layer + ".weight").transpose();
        NDArray product = x.matMul(columns)) {
      return product.add(parameter(layer + ".bias"));
    }
  }
}
