package dev.morphogen.kernels.testing;

import dev.morphogen.kernels.Kernels;
import java.util.stream.Stream;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.provider.Arguments;

/** The kernel sets that every test of a family runs over. */
public final class KernelSets {

  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String VECTOR_BITS = "morphogen.vectorBits";

  private KernelSets() {}

  /**
   * Reference and vector, by name; only vector where {@code morphogen.vectorBits} asks for a width, as
   * no width changes what the reference does.
   */
  public static Stream<Arguments> all() {
    if (System.getProperty(VECTOR_BITS) != null) {
      return Stream.of(vectorArguments());
    }
    return Stream.of(Arguments.argumentSet("reference", Kernels.reference()), vectorArguments());
  }

  private static Arguments vectorArguments() {
    Kernels vector = vector();
    return Arguments.argumentSet(vector.name(), vector);
  }

  /**
   * The vector kernels; a test run at a width this machine lacks is reported as skipped.
   *
   * @throws IllegalStateException if the tests' JVM has no Vector API
   */
  public static Kernels vector() {
    if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
      throw new IllegalStateException(
          "tests: expected a JVM started with --add-modules "
              + VECTOR_MODULE
              + ", got one without");
    }
    int widest = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    int wanted = Integer.getInteger(VECTOR_BITS, widest);
    Assumptions.assumeTrue(
        wanted <= widest, () -> "this machine has no vectors of " + wanted + " bits");
    return Kernels.best();
  }
}
