package dev.morphogen.benchmarks.kernels;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.depthwise.DepthwiseShape;
import dev.morphogen.kernels.fused.ExplicitDiffusion;
import dev.morphogen.kernels.fused.ExplicitDiffusionChain;
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

/** The explicit step but for its mixing, row by row and as a chain of kernels. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:ObjectAlignmentInBytes=64"})
public class ExplicitDiffusionBenchmark {

  private static final float TIME_STEP = 0.5f;

  @Param({"32x32x32", "16x16x64", "8x8x128"})
  public String shape = "";

  @Param({"fused", "chain"})
  public String version = "";

  private One one = new One(Kernels.reference().explicitDiffusion(shape(new int[] {1, 1, 1})));

  /** A kernel with its arrays. */
  private static final class One {
    final ExplicitDiffusion kernel;
    final float[] y;
    final float[] z;
    final float[] g;
    final float[] scale;
    final float[] shift;
    final float[] packed;
    final float[] next;
    final float[] dy;
    final float[] gradient;
    final float[] scratch;

    One(ExplicitDiffusion kernel) {
      this.kernel = kernel;
      DepthwiseShape s = kernel.shape();
      y = Gaussian.numbers(s.imageSize(), 1);
      z = Gaussian.numbers(s.imageSize(), 2);
      g = Gaussian.numbers(s.imageSize(), 3);
      scale = Gaussian.numbers(s.channels(), 4);
      shift = Gaussian.numbers(s.channels(), 5);
      packed = Gaussian.numbers(s.stencilSize(), 6);
      next = new float[y.length];
      dy = new float[y.length];
      gradient = new float[packed.length];
      scratch = new float[kernel.scratchSize()];
    }

    void step() {
      kernel.step(y, 0, z, 0, scale, shift, packed, TIME_STEP, next, 0, scratch);
    }

    void stepGradient() {
      kernel.stepGradient(g, 0, y, 0, packed, TIME_STEP, dy, 0, gradient, scratch);
    }
  }

  private static DepthwiseShape shape(int[] s) {
    return new DepthwiseShape(s[0], s[1], s[2], 3, Boundary.ZERO);
  }

  /** Checks the answers. */
  @Setup
  public void prepare() {
    DepthwiseShape parsed = shape(Shapes.parse(shape));
    Kernels vector = Shapes.kernels("vector");
    one =
        new One(
            version.equals("chain")
                ? new ExplicitDiffusionChain(vector, parsed)
                : vector.explicitDiffusion(parsed));
    One reference = new One(Kernels.reference().explicitDiffusion(parsed));
    one.step();
    reference.step();
    one.stepGradient();
    reference.stepGradient();
    double tolerance = Tolerances.sum(22, 9 * 5, 25);
    Same.check("next", one.next, reference.next, tolerance);
    Same.check("dy", one.dy, reference.dy, tolerance);
    int terms = 2 * parsed.height() * parsed.width() + 9;
    Same.check("gradient", one.gradient, reference.gradient, Tolerances.sum(terms, 9 * 25, 5));
  }

  /** y⁺: two stencils, 18 multiply-adds a number. */
  @Benchmark
  public float[] step(Work work) {
    one.step();
    work.add(2.0 * 18 * one.y.length, 12.0 * one.y.length);
    return one.next;
  }

  /** dy and the stencils' gradient: three stencils and two gradients, 45 multiply-adds a number. */
  @Benchmark
  public float[] stepGradient(Work work) {
    one.stepGradient();
    work.add(2.0 * 45 * one.y.length, 12.0 * one.y.length);
    return one.dy;
  }
}
