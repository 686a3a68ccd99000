package dev.morphogen.kernels.vector;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The one width of vector that all kernels use, {@code static final} so that the JIT knows it. */
public final class Lanes {

  private static final VectorShape SHAPE = VectorShape.forBitSize(VectorBits.chosen());

  /** A vector of floats. */
  public static final VectorSpecies<Float> FLOATS = VectorSpecies.of(float.class, SHAPE);

  /** As many bits of doubles: half the lanes. */
  public static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class, SHAPE);

  /** Floats in a vector. */
  public static final int COUNT = FLOATS.length();

  /**
   * Whether the machine has 32 vector registers (AVX-512, NEON) and not 16. Tests set {@code morphogen.manyRegisters}, so
   * that what NEON runs is tried on other machines.
   */
  public static final boolean MANY_REGISTERS =
      FLOATS.vectorBitSize() == 512
          || System.getProperty("os.arch").equals("aarch64")
          || Boolean.getBoolean("morphogen.manyRegisters");

  private Lanes() {}

  /** The part of {@code length} that whole vectors fill. */
  public static int whole(int length) {
    return FLOATS.loopBound(length);
  }

  /** {@code length} rounded up to whole vectors. */
  public static int padded(int length) {
    return FLOATS.loopBound(length + COUNT - 1);
  }
}
