package dev.morphogen.training.data.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * What has arrived of a file so far, {@code NAME.part}, and beside it the server's mark for that
 * version, {@code NAME.part.version}: without it nothing can be put behind what is there.
 */
final class PartFile {

  private final Path target;
  private final Path part;
  private final Path version;

  PartFile(Path target) {
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.version = target.resolveSibling(target.getFileName() + ".part.version");
  }

  Path target() {
    return target;
  }

  Path path() {
    return part;
  }

  /** Held while someone loads. */
  Path lock() {
    return target.resolveSibling(target.getFileName() + ".lock");
  }

  /** How many bytes can be kept. */
  long size() throws IOException {
    return Files.isRegularFile(part) && Files.isRegularFile(version) ? Files.size(part) : 0;
  }

  /** An ETag or a date, for If-Range. */
  String version() throws IOException {
    return Files.readString(version);
  }

  /** Begins anew; an empty mark means that this download cannot be resumed. */
  void restart(String mark) throws IOException {
    discard();
    if (!mark.isEmpty()) {
      Files.writeString(version, mark);
    }
  }

  /** Everything arrived and is right: the file takes its name. */
  void finish() throws IOException {
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(version);
  }

  void discard() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(version);
  }
}
