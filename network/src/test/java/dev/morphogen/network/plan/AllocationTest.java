package dev.morphogen.network.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.testing.KernelSets;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.testing.Rig;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Running a plan allocates nothing. Until the vector kernels are compiled their vectors are objects, so the
 * test runs a plan until nothing is allocated any more, which must happen and last.
 */
class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final int RUNS_A_ROUND = 30;
  private static final int ROUNDS_WITHOUT = 3;
  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(5);

  /**
   * Every step in a small network; vectors where they fit the channels and where they leave a rest. Of the reference
   * kernels the Fourier transform alone makes arrays as it goes, of doubles.
   */
  static Stream<Arguments> cases() {
    return Stream.concat(
        Steps.standard().names().stream()
            .map(step -> network(step, 5))
            .filter(network -> network.together() == 1)
            .map(network -> Arguments.of(network, Kernels.reference())),
        Steps.standard().names().stream()
            .flatMap(step -> Stream.of(network(step, 16), network(step, 17)))
            .map(network -> Arguments.of(network, KernelSets.vector())));
  }

  private static Network network(String step, int width) {
    List<Block> blocks =
        Stream.of(width, 2 * width).map(w -> Block.of(w, step).withSteps(1)).toList();
    return new Architecture(3, blocks).network(new Shape(4, 5, 3), 5);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trainingAllocatesNothing(Network network, Kernels kernels) {
    Rig rig = new Rig(network, settings(kernels));
    assertAllocatesNothing(() -> {
      Arrays.fill(rig.plan.gradient(), 0);
      rig.run(Rig.IMAGES);
    });
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inferenceAllocatesNothing(Network network, Kernels kernels) {
    Rig rig = new Rig(network, settings(kernels));
    InferencePlan plan = new InferencePlan(network, rig.weights, settings(kernels));
    assertAllocatesNothing(() -> {
      plan.refresh();
      plan.run(rig.images, Rig.IMAGES, rig.output);
      plan.run(rig.images, 1, rig.output); // which two threads share
    });
  }

  private static PlanSettings settings(Kernels kernels) {
    return new PlanSettings(kernels, Rig.IMAGES, 2);
  }

  private static void assertAllocatesNothing(Runnable work) {
    long end = System.nanoTime() + LONGEST_WARM_UP.toNanos();
    work.run(); // starts the crew
    long[] workers = workers();
    List<Long> rounds = new ArrayList<>();
    for (int without = 0; without < ROUNDS_WITHOUT; ) {
      long allocated = allocated(workers, work);
      rounds.add(allocated);
      without = allocated == 0 ? without + 1 : 0;
      assertThat(System.nanoTime())
          .as("no end of allocation: bytes in each %d runs %s", RUNS_A_ROUND, rounds)
          .isLessThan(end);
    }
  }

  private static long allocated(long[] workers, Runnable work) {
    long before = bytes(workers);
    for (int run = 0; run < RUNS_A_ROUND; run++) {
      work.run();
    }
    return bytes(workers) - before;
  }

  /** One call a thread: the one for several threads allocates its answer. */
  private static long bytes(long[] threads) {
    long sum = 0;
    for (long thread : threads) {
      sum += THREADS.getThreadAllocatedBytes(thread);
    }
    return sum;
  }

  private static long[] workers() {
    LongStream crew =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().startsWith("morphogen-"))
            .mapToLong(Thread::threadId);
    return LongStream.concat(LongStream.of(Thread.currentThread().threadId()), crew).toArray();
  }
}
