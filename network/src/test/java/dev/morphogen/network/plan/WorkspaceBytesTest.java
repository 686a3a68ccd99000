package dev.morphogen.network.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.sun.management.ThreadMXBean;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.weights.Weights;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan says that it would allocate, against what it does. */
class WorkspaceBytesTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static Network network(String step, int width) {
    return Architecture.of(step, List.of(width, 2 * width)).network(new Shape(8, 8, 3), 5);
  }

  private static long allocated(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  /** With weights enough that the gradient and the kernels' copies of them count. */
  @ParameterizedTest
  @ValueSource(strings = {"resnet", "linearmix"})
  void thePlanAllocatesWhatItSays(String step) {
    Network network = network(step, 96);
    Weights weights = network.initialWeights(1);
    PlanSettings settings = PlanSettings.of(4, 2);
    Runnable training = () -> new TrainingPlan(network, weights, settings, new NeverRun());
    Runnable inference = () -> new InferencePlan(network, weights, settings);
    training.run(); // the first plan loads classes
    inference.run();
    assertThat(TrainingPlan.workspaceBytes(network, settings))
        .isCloseTo(allocated(training), withinPercentage(5));
    assertThat(InferencePlan.workspaceBytes(network, settings))
        .isCloseTo(allocated(inference), withinPercentage(5));
  }

  /** Nothing is added up over a batch; 96 channels' sums would be 1,536 bytes an image and normalization, twice. */
  @Test
  void anImageMoreCostsInferenceLittle() {
    Network network = network("resnet", 96);
    long one = InferencePlan.workspaceBytes(network, PlanSettings.of(1, 1));
    long many = InferencePlan.workspaceBytes(network, PlanSettings.of(32, 1));
    assertThat(many - one).isLessThan(31 * 1024);
  }

  /** 300 MB of weights, as much of their gradient, twice as much of the kernels' copies and of the sums. */
  @Test
  void askingAllocatesNothingLarge() {
    Network network = network("resnet", 512);
    assertThat(network.layout().trainedSize()).isGreaterThan(75_000_000);
    PlanSettings settings = PlanSettings.of(1, 1);
    assertThat(
            allocated(() -> {
              assertThat(TrainingPlan.workspaceBytes(network, settings)).isGreaterThan(1L << 30);
              assertThat(InferencePlan.workspaceBytes(network, settings)).isGreaterThan(500L << 20);
            }))
        .isLessThan(50L << 20);
  }
}
