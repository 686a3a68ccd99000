package dev.morphogen.kernels;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * Which kernels run. The vector kernels are named by a string alone, so that a JVM without the Vector
 * API never links them.
 */
final class KernelChoice {

  static final Kernels REFERENCE = new ReferenceKernels();

  private static final String VECTOR_MODULE = "jdk.incubator.vector";
  private static final String VECTOR_KERNELS = "dev.morphogen.kernels.VectorKernels";
  private static final String PROPERTY = "morphogen.kernels";

  private static @Nullable Kernels best;

  private KernelChoice() {}

  /** Chosen at the first call; a choice that fails, fails again at the next. */
  static synchronized Kernels best() {
    if (best == null) {
      best = choose(System.getProperty(PROPERTY));
    }
    return best;
  }

  private static Kernels choose(@Nullable String wish) {
    boolean possible = ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    return switch (wish) {
      case null -> possible ? vector() : fallback();
      case "reference" -> REFERENCE;
      case "vector" -> {
        if (!possible) {
          throw new WrongPropertyException(
              PROPERTY
                  + ": expected a JVM started with --add-modules "
                  + VECTOR_MODULE
                  + " for the vector kernels, got one without");
        }
        yield vector();
      }
      default ->
          throw new WrongPropertyException(
              PROPERTY + ": expected reference or vector, got " + wish);
    };
  }

  private static Kernels fallback() {
    Logger logger = System.getLogger(Kernels.class.getName());
    logger.log(
        Level.WARNING,
        "Running the slow reference kernels: start Java with --add-modules "
            + VECTOR_MODULE
            + " for the vector kernels");
    return REFERENCE;
  }

  private static Kernels vector() {
    try {
      return (Kernels) Class.forName(VECTOR_KERNELS).getDeclaredConstructor().newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof WrongPropertyException badProperty) {
        throw badProperty;
      }
      throw new IllegalStateException(VECTOR_KERNELS + " failed to start", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(VECTOR_KERNELS + " is missing from this jar", e);
    }
  }
}
