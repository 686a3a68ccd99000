package dev.morphogen.benchmarks.kernels;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.dense.DenseConv;
import dev.morphogen.kernels.dense.DenseShape;
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

/** Dense convolutions of the ResNet and of the opening, {@code height x width x inputs x outputs x stencil}. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
@State(Scope.Thread)
public class DenseConvBenchmark {

  @Param({"32x32x32x32x3", "16x16x64x64x3", "8x8x128x128x3", "32x32x3x32x5", "32x32x48x48x3"})
  public String shape = "";

  @Param("vector")
  public String kernels = "";

  private static final String[] MIXED = {
    "32x32x3x32x5", "32x32x32x32x3", "16x16x64x64x3", "8x8x128x128x3", "7x7x33x17x3"
  };

  private One one = new One(Kernels.reference(), new int[] {1, 1, 1, 1, 1});

  /** One shape with its arrays. */
  private static final class One {
    final DenseConv kernel;
    final float[] x;
    final float[] u;
    final float[] packed;
    final float[] scratch;
    final float[] y;
    final float[] back;
    final float[] packedGradient;
    final float[] gradient;

    One(Kernels from, int[] s) {
      kernel = from.dense(new DenseShape(s[0], s[1], s[2], s[3], s[4]));
      x = Gaussian.numbers(s[0] * s[1] * s[2], 1);
      u = Gaussian.numbers(s[0] * s[1] * s[3], 2);
      packed = new float[kernel.packedSize()];
      kernel.pack(Gaussian.numbers(kernel.shape().weightSize(), 3), 0, packed);
      scratch = new float[kernel.scratchSize()];
      y = new float[u.length];
      back = new float[x.length];
      packedGradient = new float[kernel.gradientSize()];
      gradient = new float[kernel.shape().weightSize()];
    }

    void run() {
      kernel.apply(x, 0, packed, y, 0, scratch);
      kernel.transpose(u, 0, packed, back, 0, scratch);
      kernel.weightGradient(x, 0, u, 0, packedGradient, scratch);
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
    one.kernel.addUnpacked(one.packedGradient, one.gradient, 0);
    reference.kernel.addUnpacked(reference.packedGradient, reference.gradient, 0);
    int terms = Math.max(sizes[0] * sizes[1], Math.max(sizes[2], sizes[3]) * sizes[4] * sizes[4]);
    double tolerance = Tolerances.sum(terms, 5, 5);
    Same.check("y", one.y, reference.y, tolerance);
    Same.check("x", one.back, reference.back, tolerance);
    Same.check("gradient", one.gradient, reference.gradient, tolerance);
    for (String other : MIXED) {
      One mixed = new One(Shapes.kernels(kernels), Shapes.parse(other));
      for (int i = 0; i < 200; i++) {
        mixed.run();
      }
    }
  }

  private void count(Work work) {
    DenseShape s = one.kernel.shape();
    work.add(2.0 * s.pixels() * s.weightSize(), 4.0 * (one.x.length + one.u.length));
  }

  /** y = K x. */
  @Benchmark
  public float[] apply(Work work) {
    one.kernel.apply(one.x, 0, one.packed, one.y, 0, one.scratch);
    count(work);
    return one.y;
  }

  /** x = Kᵀ u. */
  @Benchmark
  public float[] transpose(Work work) {
    one.kernel.transpose(one.u, 0, one.packed, one.back, 0, one.scratch);
    count(work);
    return one.back;
  }

  /** gradient += ∂⟨u, K x⟩/∂k. */
  @Benchmark
  public float[] weightGradient(Work work) {
    one.kernel.weightGradient(one.x, 0, one.u, 0, one.packedGradient, one.scratch);
    count(work);
    return one.packedGradient;
  }
}
