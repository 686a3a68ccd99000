package dev.morphogen.benchmarks.network;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.Tolerances;
import dev.morphogen.network.Shape;
import dev.morphogen.network.paper.Networks;
import dev.morphogen.network.paper.Width;
import dev.morphogen.network.plan.Head;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.plan.TrainingPlan;
import dev.morphogen.network.weights.Weights;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A batch of 100 CIFAR-sized images through network A: forward and backward, and inference. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 15)
@Measurement(iterations = 20)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
@SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else
public class BatchBenchmark {

  private static final int IMAGES = 100;
  private static final int CLASSES = 10;
  private static final Shape SHAPE = new Shape(32, 32, 3);

  @Param({
    "resnet",
    "mobilenet",
    "linearmix",
    "explicit",
    "implicit",
    "circulant",
    "implicit-circulant"
  })
  public String step = "";

  @Param("2")
  public int threads = 2;

  private final float[] images = Gaussian.numbers(IMAGES * SHAPE.size(), 1);
  private final float[] logits = new float[IMAGES * CLASSES];
  private TrainingPlan training;
  private InferencePlan inference;

  /** Plans both, and checks a few images against the reference kernels. */
  @Setup(Level.Trial)
  public void prepare() {
    List<String> classes = IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
    Network network = Networks.of(step, Width.A, SHAPE, classes).network();
    Weights weights = network.initialWeights(1);
    PlanSettings settings = PlanSettings.of(IMAGES, threads);
    inference = new InferencePlan(network, weights, settings);
    check(network, weights);
    training = new TrainingPlan(network, weights, settings, new Sum());
  }

  private void check(Network network, Weights weights) {
    int few = 3;
    float[] expected = new float[few * CLASSES];
    PlanSettings reference = PlanSettings.of(few, 1).withKernels(Kernels.reference());
    new InferencePlan(network, weights, reference).run(images, few, expected);
    inference.run(images, few, logits);
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(logits[i] - expected[i]) <= 1e-5 * Tolerances.largest(expected))) {
        throw new IllegalStateException(
            "logit %d: expected %s, got %s".formatted(i, expected[i], logits[i]));
      }
    }
  }

  /** Forward and backward, without the optimizer. */
  @Benchmark
  public float[] training() {
    training.run(images, IMAGES);
    return training.gradient();
  }

  /** Every image through the whole network. */
  @Benchmark
  public float[] inference() {
    inference.run(images, IMAGES, logits);
    return logits;
  }

  /** The sum of all logits as the loss. */
  private static final class Sum implements Head {

    @Override
    public void begin(int count) {}

    @Override
    public void run(int image, float[] output, int offset, float[] gradient, int to) {
      for (int i = 0; i < CLASSES; i++) {
        gradient[to + i] = 1f / IMAGES;
      }
    }
  }
}
