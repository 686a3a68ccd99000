package dev.morphogen.training.data.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Files in a .tar.gz archive, read as a stream: nothing is unpacked to disk. */
final class ArchiveFiles extends DataFiles {

  private final Path archive;

  ArchiveFiles(Path archive) {
    this.archive = archive;
  }

  /** Stops at the last wanted file, so that what follows (STL-10's 2.6 GB) is not unpacked. */
  @Override
  void visit(Set<String> wanted, Visitor visitor) throws IOException {
    Set<String> missing = new HashSet<>(wanted);
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
        InputStream unpacked = new GZIPInputStream(file, 1 << 16);
        TarArchiveInputStream tar = new TarArchiveInputStream(unpacked)) {
      TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null && !missing.isEmpty()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        if (entry.isFile() && missing.remove(name)) {
          visitor.visit(archive + ": " + name, name, entry.getSize(), tar);
        }
        entry = missing.isEmpty() ? null : tar.getNextEntry();
      }
    }
  }

  @Override
  public String toString() {
    return archive.toString();
  }
}
