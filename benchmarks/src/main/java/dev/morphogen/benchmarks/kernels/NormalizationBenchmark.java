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

  @Param({"1024x32", "256x64", "64x128", "64x256", "9216x32", "1024x24"})
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
    final double[] sums;
    final double[] gradientSums;
    final float[] relu;
    final float[] next;
    final float[] dz;

    One(Kernels from, int[] s) {
      kernel = from.normalization(s[0], s[1]);
      z = Gaussian.numbers(s[0] * s[1], 1);
      g = Gaussian.numbers(s[0] * s[1], 2);
      scale = Gaussian.numbers(s[1], 3);
      shift = Gaussian.numbers(s[1], 4);
      coefficients = Gaussian.numbers(3 * s[1], 5);
      sums = new double[2 * s[1]];
      gradientSums = new double[2 * s[1]];
      relu = new float[z.length];
      next = new float[z.length];
      dz = new float[z.length];
    }

    /** Every kernel, each into an array of its own. */
    void run() {
      kernel.sums(z, 0, sums);
      kernel.applyRelu(z, 0, scale, shift, relu, 0);
      kernel.reluGradientSums(g, 0, z, 0, scale, shift, gradientSums);
      kernel.reaction(g, 0, z, 0, scale, shift, 0.5f, next, 0);
      kernel.reluGradient(g, 0, z, 0, scale, shift, coefficients, dz, 0);
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
    double sum = Tolerances.sum(sizes[0], 5, 5);
    Same.check("sums", floats(one.sums), floats(reference.sums), sum);
    Same.check("gradient sums", floats(one.gradientSums), floats(reference.gradientSums), sum);
    Same.check("relu", one.relu, reference.relu, 0);
    Same.check("reaction", one.next, reference.next, 0);
    Same.check("dz", one.dz, reference.dz, Tolerances.sum(2, 5, 5));
    for (String other : MIXED) {
      One mixed = new One(Shapes.kernels(kernels), Shapes.parse(other));
      for (int i = 0; i < 1000; i++) {
        mixed.run();
      }
    }
  }

  private static float[] floats(double[] sums) {
    float[] rounded = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      rounded[i] = (float) sums[i];
    }
    return rounded;
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
    one.kernel.applyRelu(one.z, 0, one.scale, one.shift, one.relu, 0);
    work.add(3.0 * one.z.length, 8.0 * one.z.length);
    return one.relu;
  }

  /** Σ g, Σ g·z behind a relu. */
  @Benchmark
  public double[] reluGradientSums(Work work) {
    one.kernel.reluGradientSums(one.g, 0, one.z, 0, one.scale, one.shift, one.gradientSums);
    work.add(6.0 * one.z.length, 8.0 * one.z.length);
    return one.gradientSums;
  }

  /** a·g·[relu] + b·z + d. */
  @Benchmark
  public float[] reluGradient(Work work) {
    one.kernel.reluGradient(one.g, 0, one.z, 0, one.scale, one.shift, one.coefficients, one.dz, 0);
    work.add(7.0 * one.z.length, 12.0 * one.z.length);
    return one.dz;
  }

  /** y + h·relu(scale·z + shift). */
  @Benchmark
  public float[] reaction(Work work) {
    one.kernel.reaction(one.g, 0, one.z, 0, one.scale, one.shift, 0.5f, one.next, 0);
    work.add(5.0 * one.z.length, 12.0 * one.z.length);
    return one.next;
  }
}
