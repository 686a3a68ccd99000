package dev.morphogen.training.data.convert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Class names as folder names that every system takes and that stay different from each other. */
final class ClassFolderNames {

  private static final Set<String> RESERVED = Set.of("CON", "PRN", "AUX", "NUL");

  private ClassFolderNames() {}

  static List<String> of(List<String> classes) {
    Set<String> taken = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String name : classes) {
      String safe = safe(name);
      String free = safe;
      for (int n = 2; !taken.add(free.toLowerCase(Locale.ROOT)); n++) {
        free = safe + "-" + n;
      }
      names.add(free);
    }
    return names;
  }

  /** Letters, digits, space, dot, minus; never hidden, never one of Windows' devices. */
  private static String safe(String name) {
    String safe =
        name.strip().replaceAll("[^\\p{L}\\p{N} ._-]", "_").replaceAll("^\\.+|[. ]+$", "_");
    boolean device =
        RESERVED.contains(safe.toUpperCase(Locale.ROOT))
            || safe.toUpperCase(Locale.ROOT).matches("(COM|LPT)[0-9]");
    return safe.isEmpty() || device ? "_" + safe : safe;
  }
}
