package dev.morphogen.benchmarks.kernels;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.elementwise.Normalization;
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

/** The sweeps of batch normalization, {@code pixels x channels}. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
@State(Scope.Thread)
public class NormalizationBenchmark {

  @Param({"1024x32", "256x64", "64x128", "64x256", "9216x32"})
  public String shape = "";

  @Param("vector")
  public String kernels = "";

  private static final String[] MIXED = {"1024x32", "256x64", "64x128", "49x33"};

  private One one = new One(Kernels.reference(), new int[] {1, 1});

  /** One shape with its arrays. */
  private static final class One {
    final Normalization kernel;
    final float[] z;
    final float[] g;
    final float[] scale;
    final float[] shift;
    final float[] coefficients;
    final float[] out;
    final double[] sums;

    One(Kernels from, int[] s) {
      kernel = from.normalization(s[0], s[1]);
      z = Gaussian.numbers(s[0] * s[1], 1);
      g = Gaussian.numbers(s[0] * s[1], 2);
      scale = Gaussian.numbers(s[1], 3);
      shift = Gaussian.numbers(s[1], 4);
      coefficients = Gaussian.numbers(3 * s[1], 5);
      out = new float[z.length];
      sums = new double[2 * s[1]];
    }

    void run() {
      kernel.sums(z, 0, sums);
      kernel.applyRelu(z, 0, scale, shift, out, 0);
      kernel.reluGradientSums(g, 0, z, 0, scale, shift, sums);
      kernel.reaction(g, 0, z, 0, scale, shift, 0.5f, out, 0);
      kernel.reluGradient(g, 0, z, 0, scale, shift, coefficients, out, 0);
    }
  }

  /** Checks an answer, then lets the JIT see all shapes. */
  @Setup
  public void prepare() {
    int[] sizes = Shapes.parse(shape);
    one = new One(Shapes.kernels(kernels), sizes);
    One reference = new One(Kernels.reference(), sizes);
    one.run();
    reference.run();
    Same.check("dz", one.out, reference.out, Tolerances.sum(2, 5, 5));
    for (String other : MIXED) {
      One mixed = new One(Shapes.kernels(kernels), Shapes.parse(other));
      for (int i = 0; i < 1000; i++) {
        mixed.run();
      }
    }
  }

  /** Σ z, Σ z². */
  @Benchmark
  public double[] sums(Work work) {
    one.kernel.sums(one.z, 0, one.sums);
    work.add(3.0 * one.z.length, 4.0 * one.z.length);
    return one.sums;
  }

  /** relu(scale·z + shift). */
  @Benchmark
  public float[] applyRelu(Work work) {
    one.kernel.applyRelu(one.z, 0, one.scale, one.shift, one.out, 0);
    work.add(3.0 * one.z.length, 8.0 * one.z.length);
    return one.out;
  }

  /** Σ g, Σ g·z behind a relu. */
  @Benchmark
  public double[] reluGradientSums(Work work) {
    one.kernel.reluGradientSums(one.g, 0, one.z, 0, one.scale, one.shift, one.sums);
    work.add(6.0 * one.z.length, 8.0 * one.z.length);
    return one.sums;
  }

  /** a·g·[relu] + b·z + d. */
  @Benchmark
  public float[] reluGradient(Work work) {
    one.kernel.reluGradient(one.g, 0, one.z, 0, one.scale, one.shift, one.coefficients, one.out, 0);
    work.add(7.0 * one.z.length, 12.0 * one.z.length);
    return one.out;
  }

  /** y + h·relu(scale·z + shift). */
  @Benchmark
  public float[] reaction(Work work) {
    one.kernel.reaction(one.g, 0, one.z, 0, one.scale, one.shift, 0.5f, one.out, 0);
    work.add(5.0 * one.z.length, 12.0 * one.z.length);
    return one.out;
  }
}
