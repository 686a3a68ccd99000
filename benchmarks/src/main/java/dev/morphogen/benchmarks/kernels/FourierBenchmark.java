package dev.morphogen.benchmarks.kernels;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.FourierShape;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Pairs of images filtered by Fourier transform, {@code axes:height x width x channels}; the score is images a
 * microsecond. {@link MixedOrderFourier} measures the same shapes in one JVM.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH calls prepare before anything else
public class FourierBenchmark {

  @Param({
    "PIXELS:32x32x32",
    "PIXELS:16x16x64",
    "PIXELS:8x8x128",
    "PIXELS:64x64x256",
    "PIXELS_AND_CHANNELS:32x32x32",
    "PIXELS_AND_CHANNELS:16x16x64",
    "PIXELS_AND_CHANNELS:8x8x128"
  })
  public String filter = "";

  @Param("vector")
  public String kernels = "";

  private static final int[][] MIXED = {{32, 32, 32}, {16, 16, 64}, {8, 8, 128}, {14, 7, 33}};

  private FourierFilter ours;
  private JTransformsFilter theirs;

  /** Checks both answers, then lets the JIT see all shapes. */
  @Setup
  public void prepare() {
    FourierShape shape = FourierFilter.parse(filter);
    FourierFilter reference = new FourierFilter(Kernels.reference(), shape);
    reference.run();
    ours = new FourierFilter(Shapes.kernels(kernels), shape);
    ours.run();
    reference.check(filter, ours.y);
    theirs = new JTransformsFilter(reference);
    theirs.run();
    reference.check(filter + ", JTransforms", theirs.result());
    for (int[] s : MIXED) {
      for (Axes axes : Axes.values()) {
        FourierShape other = new FourierShape(s[0], s[1], s[2], axes);
        FourierFilter mixed = new FourierFilter(Shapes.kernels(kernels), other);
        for (int i = 0; i < 100; i++) {
          mixed.run();
        }
      }
    }
  }

  private void count(Work work) {
    FourierShape shape = ours.transform.shape();
    work.add(FourierFilter.flops(shape), FourierFilter.bytes(shape));
  }

  /** y = F⁻¹(multiplier·F x). */
  @Benchmark
  @OperationsPerInvocation(2)
  public float[] filter(Work work) {
    ours.run();
    count(work);
    return ours.y;
  }

  /** The same with JTransforms. */
  @Benchmark
  @OperationsPerInvocation(2)
  public Object jtransforms(Work work) {
    theirs.run();
    count(work);
    return theirs;
  }
}
