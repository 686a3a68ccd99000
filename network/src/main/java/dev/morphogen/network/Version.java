package dev.morphogen.network;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** Which Morphogen a class comes from. */
public final class Version {

  private Version() {}

  /** As its jar says: by its manifest or, on the module path, by its name. {@code development} where there is no jar. */
  public static String of(Class<?> part) {
    return Optional.ofNullable(part.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .or(() -> Optional.ofNullable(part.getPackage().getImplementationVersion()))
        .orElse("development");
  }
}
