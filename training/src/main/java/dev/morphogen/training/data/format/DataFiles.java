package dev.morphogen.training.data.format;

import dev.morphogen.network.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A data set's files by name, wherever they are: in a folder, in the folder that its archive
 * unpacks to, or still in the archive.
 */
public abstract sealed class DataFiles permits FolderFiles, ArchiveFiles {

  private static final String TAR_READER =
      "org.apache.commons.compress.archivers.tar.TarArchiveInputStream";

  /** Takes one file; {@code where} names it in errors. */
  public interface Visitor {
    void visit(String where, String name, long size, InputStream in) throws IOException;
  }

  /**
   * How an official data set is packed.
   *
   * @param specification what the user wrote, for errors
   * @param folder the folder inside the archive
   * @param archive the archive's file name
   * @param files names of which at least one must be there
   */
  public record Packing(
      String prefix, String specification, String folder, String archive, List<String> files) {}

  /**
   * Finds the files.
   *
   * @throws InvalidInputException if there is neither a file nor a folder nor the archive, or no
   *     library to read the archive with
   */
  public static DataFiles locate(Path place, Packing packing) {
    if (Files.isRegularFile(place)) {
      return inArchive(place);
    }
    for (Path folder : List.of(place, place.resolve(packing.folder()))) {
      if (packing.files().stream().anyMatch(name -> Files.exists(folder.resolve(name)))) {
        return new FolderFiles(folder);
      }
    }
    if (Files.isRegularFile(place.resolve(packing.archive()))) {
      return inArchive(place.resolve(packing.archive()));
    }
    throw new InvalidInputException(
        "%s: expected %s, %s/ or %s there, found %s: fetch it with 'morphogen data fetch %s'"
            .formatted(
                packing.specification(),
                packing.files().getFirst(),
                packing.folder(),
                packing.archive(),
                Files.isDirectory(place) ? "none of them" : "no such folder",
                packing.prefix()));
  }

  /** Only archives need commons-compress, so who uses the library adds it only for them. */
  private static DataFiles inArchive(Path archive) {
    try {
      Class.forName(TAR_READER, false, DataFiles.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new InvalidInputException(
          ("%s: expected org.apache.commons:commons-compress on the class path to read it with, got"
                  + " none: add it, or unpack the archive")
              .formatted(archive),
          e);
    }
    return new ArchiveFiles(archive);
  }

  /** Hands each wanted file that is there to the visitor, in any order. */
  public final void read(Set<String> wanted, Visitor visitor) {
    try {
      visit(wanted, visitor);
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: cannot be read to its end (%s): it is damaged or cut short, fetch it again"
              .formatted(this, e.getMessage()),
          e);
    }
  }

  abstract void visit(Set<String> wanted, Visitor visitor) throws IOException;
}
