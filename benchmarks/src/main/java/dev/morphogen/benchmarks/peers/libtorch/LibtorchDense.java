package dev.morphogen.benchmarks.peers.libtorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.pytorch.jni.JniUtils;
import dev.morphogen.app.bench.convolution.ConvolutionPoint;
import dev.morphogen.app.bench.convolution.DensePeer;
import java.util.List;

/**
 * libtorch's dense convolution for Figure 1, channels first and last. {@code OMP_WAIT_POLICY=passive} must keep its threads
 * from spinning into the turns of others, which run in the same process.
 */
public final class LibtorchDense implements DensePeer {

  private static final String ENGINE = "PyTorch";
  private static final String THREADS = "ai.djl.pytorch.num_threads";
  private static final Shape ONE = new Shape(1, 1);

  @Override
  public List<Way> ways(
      ConvolutionPoint point, float[] weights, float[] images, int count, int threads) {
    System.setProperty(THREADS, String.valueOf(threads)); // read when the engine begins
    Engine.getEngine(ENGINE);
    JniUtils.setGradMode(false);
    return List.of(
        new Convolution(point, weights, images, count, false),
        new Convolution(point, weights, images, count, true));
  }

  /** Images that are in the order of channels first, or a view with the strides of channels last. */
  private static final class Convolution implements Way {

    private final NDManager manager = NDManager.newBaseManager(ENGINE);
    private final boolean last;
    private final NDArray kernel;
    private final NDArray x;
    private final Shape padding;
    private NDArray y;

    Convolution(ConvolutionPoint point, float[] weights, float[] images, int count, boolean last) {
      this.last = last;
      int c = point.channels();
      int m = point.stencil();
      padding = new Shape(m / 2, m / 2);
      kernel = manager.create(weights, new Shape(c, c, m, m));
      NDArray view =
          manager
              .create(images, new Shape(count, point.side(), point.side(), c))
              .transpose(0, 3, 1, 2);
      x = last ? view : view.flatten().reshape(view.getShape());
      y = convolve();
    }

    private NDArray convolve() {
      return Conv2d.conv2d(x, kernel, null, ONE, padding, ONE, 1).singletonOrThrow();
    }

    @Override
    public String name() {
      return "libtorch %s, channels %s"
          .formatted(Engine.getEngine(ENGINE).getVersion(), last ? "last" : "first");
    }

    @Override
    public void run() {
      y.close();
      y = convolve();
    }

    @Override
    public float[] answer() {
      try (NDArray turned = y.transpose(0, 2, 3, 1);
          NDArray flat = turned.flatten()) {
        return flat.toFloatArray();
      }
    }

    @Override
    public void close() {
      manager.close();
    }
  }
}
