package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.file.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of {@code folder:DIR}, for those who write: what is written below it may be read as pictures of it the next time. */
public final class PictureFolder {

  private static final String KIND = "folder:";

  private final Path folder;

  private PictureFolder(Path folder) {
    this.folder = folder;
  }

  /** Empty if the specification is of another kind, or there is no such folder. */
  public static Optional<PictureFolder> of(String specification) {
    return Optional.of(specification)
        .filter(given -> given.startsWith(KIND) && !given.equals(KIND))
        .map(given -> Datasets.path(given.substring(KIND.length())))
        .filter(Files::isDirectory)
        .map(PictureFolder::new);
  }

  /**
   * Whether that is this folder or lies within, wherever links lead.
   *
   * @throws InvalidInputException if the way there cannot be followed
   */
  public boolean holds(Path target) {
    return isWithin(target, folder);
  }

  /**
   * The same of the folders in which each one is a class: {@code train/} and {@code test/}, or this one.
   *
   * @throws InvalidInputException if the way there cannot be followed
   */
  public boolean holdsAmongClasses(Path target) {
    return FolderListing.ofClasses(folder).stream().anyMatch(classes -> isWithin(target, classes));
  }

  private static boolean isWithin(Path target, Path folder) {
    try {
      return real(target).startsWith(real(folder));
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: expected a folder to write to (%s)".formatted(target, Reason.of(e)), e);
    }
  }

  /** Without links, as far as it exists. */
  private static Path real(Path path) throws IOException {
    Path whole = path.toAbsolutePath().normalize();
    Path parent = whole.getParent();
    return parent == null || Files.exists(whole)
        ? whole.toRealPath()
        : real(parent).resolve(whole.getFileName());
  }
}
