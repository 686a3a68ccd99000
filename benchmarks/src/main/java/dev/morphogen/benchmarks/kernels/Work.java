package dev.morphogen.benchmarks.kernels;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Counts work in thousands, so that JMH's "per microsecond" reads as GFLOP/s and GB/s. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.OPERATIONS)
public class Work {

  /** Thousands of floating-point operations, a multiply-add being two. */
  public double gigaFlops;

  /** Thousands of bytes of images read and written, each once. */
  public double gigaBytes;

  void add(double flops, double bytes) {
    gigaFlops += flops / 1000;
    gigaBytes += bytes / 1000;
  }
}
