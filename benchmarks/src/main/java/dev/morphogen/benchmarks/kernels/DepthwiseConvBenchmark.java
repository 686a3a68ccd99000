package dev.morphogen.benchmarks.kernels;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.NormalizedRelu;
import dev.morphogen.kernels.Rows;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.depthwise.DepthwiseConv;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
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

/** Depthwise convolutions, {@code height x width x channels}. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
@State(Scope.Thread)
public class DepthwiseConvBenchmark {

  @Param({"32x32x32", "16x16x64", "8x8x128", "96x96x32", "32x32x24"})
  public String shape = "";

  @Param({"3", "5"})
  public int stencil = 3;

  @Param("ZERO")
  public Boundary boundary = Boundary.ZERO;

  @Param("vector")
  public String kernels = "";

  private static final String[] MIXED = {"32x32x32", "16x16x64", "8x8x128", "7x7x33"};

  private One one = new One(Kernels.reference(), new int[] {1, 1, 1}, 3, Boundary.ZERO);

  /** One shape with its arrays. */
  private static final class One {
    final DepthwiseConv kernel;
    final float[] x;
    final float[] u;
    final float[] taps;
    final NormalizedRelu end;
    final Rows rows;
    final float[] scratch;
    final float[] y;
    final float[] ended;
    final float[] back;
    final float[] added;
    final float[] onto;
    final float[] gradient;

    One(Kernels from, int[] s, int stencil, Boundary boundary) {
      kernel = from.depthwise(new DepthwiseShape(s[0], s[1], s[2], stencil, boundary));
      x = Gaussian.numbers(kernel.shape().imageSize(), 1);
      u = Gaussian.numbers(x.length, 2);
      taps = Gaussian.numbers(kernel.shape().stencilSize(), 3);
      end = new NormalizedRelu(Gaussian.numbers(s[2], 4), Gaussian.numbers(s[2], 5));
      rows = Rows.all(s[0]);
      scratch = new float[kernel.scratchSize()];
      y = new float[x.length];
      ended = new float[x.length];
      back = new float[x.length];
      added = new float[x.length];
      onto = new float[x.length];
      gradient = new float[taps.length];
    }

    void run() {
      kernel.apply(x, 0, taps, y, 0, scratch);
      kernel.applyRelu(x, 0, taps, end, ended, 0, scratch, rows);
      kernel.transpose(u, 0, taps, back, 0, scratch);
      kernel.transposeAdding(u, 0, taps, added, 0, scratch);
      kernel.transposeOnto(x, 0, u, 0, taps, onto, 0, scratch, rows);
      kernel.stencilGradient(x, 0, u, 0, gradient, scratch);
    }
  }

  /** Checks the answers, then lets the JIT see all shapes. */
  @Setup
  public void prepare() {
    int[] sizes = Shapes.parse(shape);
    one = new One(Shapes.kernels(kernels), sizes, stencil, boundary);
    One reference = new One(Kernels.reference(), sizes, stencil, boundary);
    one.run();
    reference.run();
    double tolerance = Tolerances.sum(stencil * stencil, 5, 5);
    Same.check("y", one.y, reference.y, tolerance);
    Same.check("relu", one.ended, reference.ended, tolerance);
    Same.check("Kᵀ u", one.back, reference.back, tolerance);
    Same.check("added", one.added, reference.added, tolerance);
    Same.check("x + Kᵀ u", one.onto, reference.onto, tolerance);
    double longer = Tolerances.sum(sizes[0] * sizes[1], 5, 5);
    Same.check("gradient", one.gradient, reference.gradient, longer);
    for (String other : MIXED) {
      for (Boundary any : Boundary.values()) {
        One mixed = new One(Shapes.kernels(kernels), Shapes.parse(other), stencil, any);
        for (int i = 0; i < 500; i++) {
          mixed.run();
        }
      }
    }
  }

  private void count(Work work) {
    work.add(2.0 * stencil * stencil * one.x.length, 8.0 * one.x.length);
  }

  /** y = K x. */
  @Benchmark
  public float[] apply(Work work) {
    one.kernel.apply(one.x, 0, one.taps, one.y, 0, one.scratch);
    count(work);
    return one.y;
  }

  /** y = relu(scale·K x + shift). */
  @Benchmark
  public float[] applyRelu(Work work) {
    one.kernel.applyRelu(one.x, 0, one.taps, one.end, one.ended, 0, one.scratch, one.rows);
    count(work);
    return one.ended;
  }

  /** x = Kᵀ u. */
  @Benchmark
  public float[] transpose(Work work) {
    one.kernel.transpose(one.u, 0, one.taps, one.back, 0, one.scratch);
    count(work);
    return one.back;
  }

  /** x + Kᵀ u. */
  @Benchmark
  public float[] transposeOnto(Work work) {
    one.kernel.transposeOnto(one.x, 0, one.u, 0, one.taps, one.onto, 0, one.scratch, one.rows);
    work.add(2.0 * stencil * stencil * one.x.length, 12.0 * one.x.length);
    return one.onto;
  }

  /** gradient += ∂⟨u, K x⟩/∂k. */
  @Benchmark
  public float[] stencilGradient(Work work) {
    one.kernel.stencilGradient(one.x, 0, one.u, 0, one.gradient, one.scratch);
    count(work);
    return one.gradient;
  }
}
