package dev.morphogen.training.data.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where decoded folders are kept: $XDG_CACHE_HOME/morphogen, ~/.cache/morphogen, else beside. */
public final class CacheDirectory {

  private CacheDirectory() {}

  /** The chosen one, else the first that can be made and written to. */
  public static Path find(@Nullable Path chosen, Path folder) throws IOException {
    if (chosen != null) {
      return Files.createDirectories(chosen);
    }
    List<Path> candidates =
        candidates(System.getenv("XDG_CACHE_HOME"), System.getProperty("user.home"), folder);
    IOException first = new IOException("no cache directory");
    for (Path candidate : candidates) {
      try {
        Files.createDirectories(candidate);
        if (Files.isWritable(candidate)) {
          return candidate;
        }
      } catch (IOException e) {
        first.addSuppressed(e);
      }
    }
    throw first;
  }

  static List<Path> candidates(@Nullable String cacheHome, @Nullable String home, Path folder) {
    List<Path> candidates = new ArrayList<>();
    try {
      if (cacheHome != null && Path.of(cacheHome).isAbsolute()) {
        candidates.add(Path.of(cacheHome, "morphogen"));
      }
      if (home != null && Path.of(home).isAbsolute()) {
        candidates.add(Path.of(home, ".cache", "morphogen"));
      }
    } catch (InvalidPathException e) {
      // A setting that is no path is as good as none.
    }
    Path parent = folder.toAbsolutePath().normalize().getParent();
    if (parent != null) {
      candidates.add(parent.resolve(".morphogen-cache"));
    }
    return candidates;
  }
}
