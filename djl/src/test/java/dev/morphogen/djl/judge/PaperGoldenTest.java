package dev.morphogen.djl.judge;

import dev.morphogen.kernels.testing.KernelSets;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The paper's networks A, B and C of every step against what libtorch said once; at the machine's own vector width. */
final class PaperGoldenTest {

  static List<Case> paper() {
    return Case.paper();
  }

  @ParameterizedTest
  @MethodSource("paper")
  void vectorKernelsAgreeWithLibtorch(Case task) throws IOException {
    GoldenTest.requireAgreement(task, KernelSets.vector());
  }
}
