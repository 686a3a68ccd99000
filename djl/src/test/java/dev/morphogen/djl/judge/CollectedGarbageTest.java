package dev.morphogen.djl.judge;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import dev.morphogen.djl.block.StepBlocks;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.step.Convolution;
import dev.morphogen.network.step.StepSettings;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A garbage collection between a pass there and the way back changes no gradient: libtorch reads no memory of Java's. */
@Tag("libtorch")
final class CollectedGarbageTest {

  private static final String ENGINE = "PyTorch";

  /** With fewer, dense convolutions of libtorch 2.7.1 say NaN for the images' gradient now and then (AVX-512). */
  private static final int CHANNELS = 16;

  private static final Shape IMAGES = new Shape(2, CHANNELS, 6, 6);
  private static final StepSettings SETTINGS =
      new StepSettings(CHANNELS, 3, 0.5f, Boundary.PERIODIC, Convolution.DIRECT);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet",
        "mobilenet",
        "linearmix",
        "explicit",
        "implicit",
        "circulant",
        "implicit-circulant"
      })
  void leavesGradientsAsTheyAre(String step) {
    Map<String, float[]> expected = gradients(step, () -> {});
    Map<String, float[]> found = gradients(step, CollectedGarbageTest::collect);
    assertThat(expected).containsKey("images").hasSizeGreaterThan(2);
    expected.forEach((name, gradient) ->
        assertThat(found.get(name))
            .as(name)
            .doesNotContain(Float.NaN)
            .usingComparatorWithPrecision(1e-3f)
            .containsExactly(gradient));
  }

  /** Of the same block and images every time; libtorch would add to those of an earlier pass. */
  private static Map<String, float[]> gradients(String step, Runnable meanwhile) {
    Engine engine = Engine.getEngine(ENGINE);
    engine.setRandomSeed(1);
    try (NDManager manager = NDManager.newBaseManager(ENGINE)) {
      Block block = StepBlocks.standard().create(step, SETTINGS);
      block.initialize(manager, DataType.FLOAT32, IMAGES);
      NDArray images = manager.randomNormal(IMAGES);
      images.setRequiresGradient(true);
      try (GradientCollector collector = engine.newGradientCollector()) {
        ParameterStore store = new ParameterStore(manager, false);
        NDArray y = block.forward(store, new NDList(images), true).singletonOrThrow();
        NDArray sum = y.square().sum();
        meanwhile.run();
        collector.backward(sum);
      }
      Map<String, float[]> gradients = new TreeMap<>();
      gradients.put("images", images.getGradient().toFloatArray());
      for (var pair : block.getParameters()) {
        if (pair.getValue().requiresGradient()) {
          gradients.put(pair.getKey(), pair.getValue().getArray().getGradient().toFloatArray());
        }
      }
      return gradients;
    }
  }

  /** Frees the buffers that nobody holds any more and writes NaN where they were. */
  private static void collect() {
    List<ByteBuffer> buffers = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      System.gc();
      for (int i = 0; i < 2000; i++) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(i % 2 == 0 ? Float.BYTES : 1 << i % 15);
        while (buffer.hasRemaining()) {
          buffer.put((byte) 0xff);
        }
        buffers.add(buffer);
      }
    }
    assertThat(buffers).isNotEmpty();
  }
}
