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
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.util.Arrays;
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
  private static final int FEW = 3;
  private static final int CLASSES = 10;

  /** Of a slice's norm: sums in another order change 1e-5, a relu whose input they move across zero up to 5e-3. */
  private static final double GRADIENT = 5e-2;

  /** Of the whole gradient's norm: slices whose scale the next normalization takes out have only rounding. */
  private static final double ZERO = 1e-6;

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
    training = new TrainingPlan(network, weights, settings, new AlternatingSum());
    PlanSettings reference = PlanSettings.of(FEW, 1).withKernels(Kernels.reference());
    checkInference(new InferencePlan(network, weights, reference));
    checkTraining(
        new TrainingPlan(network, weights, reference, new AlternatingSum()), network.layout());
  }

  private void checkInference(InferencePlan reference) {
    float[] expected = new float[FEW * CLASSES];
    reference.run(images, FEW, expected);
    inference.run(images, FEW, logits);
    for (int i = 0; i < expected.length; i++) {
      if (!(Math.abs(logits[i] - expected[i]) <= 1e-5 * Tolerances.largest(expected))) {
        throw new IllegalStateException(
            "logit %d: expected %s, got %s".formatted(i, expected[i], logits[i]));
      }
    }
  }

  private void checkTraining(TrainingPlan reference, WeightLayout layout) {
    reference.run(images, FEW);
    training.run(images, FEW);
    float[] expected = reference.gradient();
    double floor = ZERO * distance(expected, new float[expected.length], 0, expected.length);
    for (Slice slice : layout.trained()) {
      double size = distance(expected, new float[expected.length], slice.offset(), slice.end());
      double error = distance(expected, training.gradient(), slice.offset(), slice.end());
      if (!(error <= GRADIENT * size + floor)) {
        throw new IllegalStateException(
            "gradient of %s: expected the reference's within %.2e, got a difference of %.2e"
                .formatted(slice.name(), GRADIENT * size + floor, error));
      }
    }
    Arrays.fill(training.gradient(), 0);
  }

  private static double distance(float[] one, float[] other, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.pow((double) one[i] - other[i], 2);
    }
    return Math.sqrt(sum);
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

  /**
   * The logits' sum with alternating signs as the loss: normalizations take out what is the same in all images, so a plain
   * sum has no gradient.
   */
  private static final class AlternatingSum implements Head {

    @Override
    public void begin(int count) {}

    @Override
    public void run(int image, float[] output, int offset, float[] gradient, int to) {
      for (int i = 0; i < CLASSES; i++) {
        gradient[to + i] = ((image + i) % 2 == 0 ? 1f : -1f) / IMAGES;
      }
    }
  }
}
