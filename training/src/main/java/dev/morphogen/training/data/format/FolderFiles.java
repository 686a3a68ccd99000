package dev.morphogen.training.data.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Files side by side in a folder. */
final class FolderFiles extends DataFiles {

  private final Path folder;

  FolderFiles(Path folder) {
    this.folder = folder;
  }

  @Override
  void visit(Set<String> wanted, Visitor visitor) throws IOException {
    for (String name : wanted) {
      Path file = folder.resolve(name);
      if (Files.isRegularFile(file)) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
          visitor.visit(file.toString(), name, Files.size(file), in);
        }
      }
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
