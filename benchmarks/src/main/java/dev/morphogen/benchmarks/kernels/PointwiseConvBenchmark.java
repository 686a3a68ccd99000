package dev.morphogen.benchmarks.kernels;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.pointwise.PointwiseConv;
import dev.morphogen.kernels.pointwise.PointwiseShape;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.Same;
import dev.morphogen.kernels.testing.Tolerances;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** 1x1 convolutions of the paper's networks, {@code pixels x inputs x outputs}. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
@State(Scope.Thread)
public class PointwiseConvBenchmark {

  @Param({"1024x32x32", "256x64x64", "64x128x128", "9216x32x32", "1024x48x48", "1024x24x24"})
  public String shape = "";

  @Param("vector")
  public String kernels = "";

  private static final String[] MIXED = {"1024x32x32", "256x64x64", "64x128x128", "49x33x17"};

  private One one = new One(Kernels.reference(), new int[] {1, 1, 1});

  /** One shape with its arrays. */
  private static final class One {
    final PointwiseConv kernel;
    final float[] x;
    final float[] u;
    final float[] packed;
    final NormalizedRelu end;
    final float[] scratch;
    final float[] y;
    final float[] relu;
    final float[] sum;
    final float[] back;
    final float[] gradient;

    One(Kernels from, int[] sizes) {
      kernel = from.pointwise(new PointwiseShape(sizes[0], sizes[1], sizes[2]));
      x = Gaussian.numbers(sizes[0] * sizes[1], 1);
      u = Gaussian.numbers(sizes[0] * sizes[2], 2);
      packed = new float[kernel.packedSize()];
      kernel.pack(Gaussian.numbers(sizes[1] * sizes[2], 3), 0, packed);
      end = new NormalizedRelu(Gaussian.numbers(sizes[2], 4), Gaussian.numbers(sizes[2], 5));
      scratch = new float[kernel.reluScratchSize()];
      y = new float[u.length];
      relu = new float[u.length];
      sum = new float[u.length];
      back = new float[x.length];
      gradient = new float[sizes[1] * sizes[2]];
    }

    /** Every kernel, each into an array of its own. */
    void run() {
      kernel.applyRelu(x, 0, packed, end, relu, 0);
      kernel.addRelu(x, 0, packed, end, sum, 0, scratch);
      kernel.apply(x, 0, packed, y, 0);
      kernel.transpose(u, 0, packed, back, 0);
      kernel.weightGradient(x, 0, u, 0, gradient);
    }
  }

  /** Checks the answers, then lets the JIT see all shapes. */
  @Setup
  public void prepare() {
    int[] sizes = Shapes.parse(shape);
    one = new One(Shapes.kernels(kernels), sizes);
    One reference = new One(Kernels.reference(), sizes);
    one.run();
    reference.run();
    int terms = Math.max(sizes[0], Math.max(sizes[1], sizes[2]));
    double tolerance = Tolerances.sum(terms, 5, 5);
    Same.check("y", one.y, reference.y, tolerance);
    double scaled = 5 * tolerance;
    Same.check("relu", one.relu, reference.relu, scaled);
    Same.check("sum", one.sum, reference.sum, scaled);
    Same.check("x", one.back, reference.back, tolerance);
    Same.check("gradient", one.gradient, reference.gradient, tolerance);
    for (String other : MIXED) {
      One mixed = new One(Shapes.kernels(kernels), Shapes.parse(other));
      for (int i = 0; i < 300; i++) {
        mixed.run();
      }
    }
  }

  private void count(Work work) {
    work.add(
        2.0 * one.x.length * one.kernel.shape().outputs(), 4.0 * (one.x.length + one.u.length));
  }

  /** y = M x. */
  @Benchmark
  public float[] apply(Work work) {
    one.kernel.apply(one.x, 0, one.packed, one.y, 0);
    count(work);
    return one.y;
  }

  /** y = relu(scale·M x + shift). */
  @Benchmark
  public float[] applyRelu(Work work) {
    one.kernel.applyRelu(one.x, 0, one.packed, one.end, one.relu, 0);
    count(work);
    return one.relu;
  }

  /** y += relu(scale·M x + shift). */
  @Benchmark
  public float[] addRelu(Work work) {
    one.kernel.addRelu(one.x, 0, one.packed, one.end, one.sum, 0, one.scratch);
    count(work);
    return one.sum;
  }

  /** x = Mᵀ u. */
  @Benchmark
  public float[] transpose(Work work) {
    one.kernel.transpose(one.u, 0, one.packed, one.back, 0);
    count(work);
    return one.back;
  }

  /** gradient += uᵀ x. */
  @Benchmark
  public float[] weightGradient(Work work) {
    one.kernel.weightGradient(one.x, 0, one.u, 0, one.gradient);
    count(work);
    return one.gradient;
  }
}
