package dev.morphogen.kernels.vector;

import dev.morphogen.kernels.WrongPropertyException;
import jdk.incubator.vector.FloatVector;
import org.jspecify.annotations.Nullable;

/** How wide vectors are: the machine's choice, or system property {@code morphogen.vectorBits}. */
public final class VectorBits {

  private static final String PROPERTY = "morphogen.vectorBits";

  private VectorBits() {}

  /**
   * The width in bits.
   *
   * @throws WrongPropertyException if the property asks for a width there is not
   */
  public static int chosen() {
    return choose(System.getProperty(PROPERTY), FloatVector.SPECIES_PREFERRED.vectorBitSize());
  }

  static int choose(@Nullable String wish, int widest) {
    int bits =
        switch (wish) {
          case null -> Math.min(widest, 512);
          case "128" -> 128;
          case "256" -> 256;
          case "512" -> 512;
          default ->
              throw new WrongPropertyException(
                  PROPERTY + ": expected 128, 256 or 512, got " + wish);
        };
    // A wider vector than the machine's runs lane by lane in boxed objects: a thousand times
    // slower.
    if (bits > widest) {
      throw new WrongPropertyException(
          PROPERTY + ": expected at most this machine's " + widest + ", got " + bits);
    }
    return bits;
  }
}
