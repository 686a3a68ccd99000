package dev.morphogen.kernels.testing;

import dev.morphogen.kernels.Kernels;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A family's tests, run once for every kernel set. */
@ParameterizedClass
@MethodSource("dev.morphogen.kernels.testing.KernelSets#all")
public abstract class EveryKernelSet {

  /** The set under test. */
  @Parameter public Kernels kernels;
}
