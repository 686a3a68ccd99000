package dev.morphogen.djl.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.training.optimizer.MuonSettings;
import dev.morphogen.training.optimizer.Optimizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Ten steps of Muon, ours and with libtorch's products of matrices. By gradients of its own, as in a network its steps
 * along small singular values make too much of rounding to be compared.
 */
@Tag("libtorch")
final class MuonJudgeTest {

  private static final MuonSettings SETTINGS = new MuonSettings(0.9, 5e-3, 0.3, 0.2);
  private static final double RATE = 0.1;

  private static WeightLayout layout() {
    WeightLayout.Builder builder = WeightLayout.builder();
    builder.slice("opening", Role.CONVOLUTION, 8, 3, 5, 5);
    builder.slice("norm", Role.NORMALIZATION, 8);
    builder.slice("stencil", Role.STENCIL, 8, 1, 3, 3);
    builder.scaledSlice("circulant", Role.STENCIL, 0.25, 8, 1, 3, 3);
    builder.slice("mixing", Role.CONVOLUTION, 24, 24, 1, 1);
    builder.scaledSlice("tall", Role.CONVOLUTION, 2, 40, 24, 1, 1);
    builder.slice("classifier", Role.CLASSIFIER, 10, 24);
    builder.slice("bias", Role.CLASSIFIER, 10);
    return builder.build();
  }

  private static float[] random(int size, RandomGenerator random) {
    float[] numbers = new float[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  @Test
  void tenStepsAgreeWithLibtorch() {
    WeightLayout layout = layout();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    float[] ours = random(layout.trainedSize(), random);
    Optimizer optimizer = SETTINGS.create(layout, Kernels.best());
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      LibtorchOptimizer theirs = new LibtorchOptimizer(SETTINGS, RATE, manager);
      Map<Slice, NDArray> weights = new LinkedHashMap<>();
      layout.trained().forEach(slice -> weights.put(slice, array(ours, slice, manager)));
      for (int step = 0; step < 10; step++) {
        float[] gradient = random(ours.length, random);
        optimizer.step(ours, gradient, RATE);
        theirs.begin();
        weights.forEach(
            (slice, weight) -> theirs.step(slice, weight, array(gradient, slice, manager)));
      }
      weights.forEach((slice, weight) -> requireSame(slice, ours, weight.toFloatArray()));
    }
  }

  private static void requireSame(Slice slice, float[] ours, float[] theirs) {
    for (int i = 0; i < theirs.length; i++) {
      assertThat(ours[slice.offset() + i])
          .as("%s[%d]", slice.name(), i)
          .isCloseTo(theirs[i], within(2e-5f));
    }
  }

  private static NDArray array(float[] numbers, Slice slice, NDManager manager) {
    return manager.create(
        Arrays.copyOfRange(numbers, slice.offset(), slice.end()),
        new Shape(slice.shape().stream().mapToLong(Integer::longValue).toArray()));
  }
}
