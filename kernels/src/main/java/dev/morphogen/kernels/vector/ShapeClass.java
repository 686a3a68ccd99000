package dev.morphogen.kernels.vector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Defines a kernel's class again for every shape, as a hidden class whose {@code static final} numbers are that shape's.
 * To the JIT sizes and strides are then constants: it takes bounds checks out of loops and unrolls them, and no shape's
 * profile spoils another's. A shape's class is defined once and kept.
 */
public final class ShapeClass {

  private record Key(Class<?> template, List<Integer> numbers) {}

  private static final Map<Key, Object> INSTANCES = new ConcurrentHashMap<>();

  private ShapeClass() {}

  /**
   * The one instance of {@code template} for these numbers; the template, which must have a constructor without
   * parameters and belong to the package of {@code lookup}, gets them from {@link #numbers}.
   */
  public static <T> T instance(
      MethodHandles.Lookup lookup,
      Class<? extends T> template,
      Class<T> type,
      List<Integer> numbers) {
    return type.cast(
        INSTANCES.computeIfAbsent(new Key(template, numbers), key -> define(lookup, key)));
  }

  /** For a template's static initializer: the numbers that its class was defined for. */
  public static List<Integer> numbers(MethodHandles.Lookup lookup) {
    try {
      Key key = MethodHandles.classData(lookup, "_", Key.class);
      if (key == null) {
        throw new IllegalStateException(
            lookup.lookupClass().getName() + ": a template, to be used through ShapeClass only");
      }
      return key.numbers();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object define(MethodHandles.Lookup lookup, Key key) {
    try {
      MethodHandles.Lookup hidden =
          lookup.defineHiddenClassWithClassData(bytes(key.template()), key, true);
      return hidden
          .findConstructor(hidden.lookupClass(), MethodType.methodType(void.class))
          .invoke();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot define " + key, e);
    }
  }

  private static byte[] bytes(Class<?> template) {
    String name = template.getName().substring(template.getName().lastIndexOf('.') + 1) + ".class";
    try (InputStream in = template.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + ": expected beside its package, got nothing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
