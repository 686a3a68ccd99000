package dev.morphogen.spark.command;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.Reason;
import dev.morphogen.network.model.Model;
import dev.morphogen.spark.MorphogenClassificationModel;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where the model goes, on any file system that Spark knows. It is written to {@code FOLDER.part} and then renamed. As both are
 * deleted for it, neither may hold anything but a model.
 */
final class OutFolder {

  private static final String METADATA = "metadata";
  private static final Set<String> MODEL = Set.of(Model.CONFIG, Model.TENSORS);

  private final boolean overwrite;
  private final FileSystem files;
  private final Path folder;
  private final Path part;

  /**
   * In that folder.
   *
   * @param overwrite whether a model may be there already
   * @throws InvalidInputException if there is no such file system
   */
  OutFolder(String out, boolean overwrite, Configuration hadoop) {
    this.overwrite = overwrite;
    try {
      Path typed = new Path(out);
      files = typed.getFileSystem(hadoop);
      folder = files.makeQualified(typed);
    } catch (IOException | IllegalArgumentException e) {
      throw cannotBeWritten(out, String.valueOf(e.getMessage()), e);
    }
    if (folder.isRoot()) {
      throw new InvalidInputException(
          "--out: expected a folder that may be replaced, got '%s', a whole file system"
              .formatted(out));
    }
    part = folder.suffix(".part");
  }

  private static InvalidInputException cannotBeWritten(String out, String reason, Exception e) {
    return new InvalidInputException(
        "--out: expected a folder that can be written, got '%s' (%s)".formatted(out, reason), e);
  }

  /**
   * Looks at what is there and tries to write, which is better now than after hours of training.
   *
   * @throws InvalidInputException if anything there must not be deleted, or nothing can be written
   */
  OutFolder requireFree() {
    try {
      requireReplaceable(folder);
      requireReplaceable(part);
      tryToWrite();
    } catch (IOException e) {
      throw cannotBeWritten(shown(folder), Reason.of(e), e);
    }
    return this;
  }

  private void requireReplaceable(Path path) throws IOException {
    if (!files.exists(path)) {
      return;
    }
    if (files.getFileStatus(path).isFile()) {
      throw new InvalidInputException(
          "--out: expected a folder, got '%s', a file".formatted(shown(path)));
    }
    Set<String> names = new TreeSet<>();
    for (FileStatus file : files.listStatus(path)) {
      if (!isModels(file)) {
        throw holdsMore(path, file.getPath().getName());
      }
      names.add(file.getPath().getName());
    }
    // Other stages of Spark's and its tables have metadata/ and _SUCCESS too.
    if (!names.isEmpty() && !names.containsAll(MODEL)) {
      throw holdsMore(path, String.join("', '", names));
    }
    if (!names.isEmpty() && !overwrite) {
      throw new InvalidInputException(
          "%s: holds a model already: name another folder with --out or add --overwrite"
              .formatted(shown(path)));
    }
  }

  private static InvalidInputException holdsMore(Path path, String names) {
    return new InvalidInputException(
        "--out: expected a new folder or one with a model alone, got '%s', which holds '%s'"
            .formatted(shown(path), names));
  }

  private boolean isModels(FileStatus file) throws IOException {
    String name = file.getPath().getName();
    if (file.isFile()) {
      return MODEL.contains(name) || isHadoops(name);
    }
    return name.equals(METADATA)
        && Stream.of(files.listStatus(file.getPath()))
            .map(inner -> inner.getPath().getName())
            .allMatch(inner -> isHadoops(inner) || inner.startsWith("part-"));
  }

  private static boolean isHadoops(String name) {
    return name.equals("_SUCCESS") || name.startsWith(".") && name.endsWith(".crc");
  }

  /** In the part, as it is written first; a part that was not there is gone again. */
  private void tryToWrite() throws IOException {
    boolean present = files.exists(part);
    Path trial = new Path(part, "_SUCCESS");
    files.mkdirs(part);
    files.create(trial, true).close();
    files.delete(trial, false);
    if (!present) {
      files.delete(part, false);
    }
  }

  /**
   * Writes the model beside, then in the place of what is there: an earlier model stays until the new one is whole.
   *
   * @throws WorkFailedException if only the first succeeds
   */
  void save(MorphogenClassificationModel model) throws IOException {
    // Both are looked at again: others may have written there in the meantime.
    requireReplaceable(part);
    model.write().overwrite().save(part.toString());
    try {
      requireReplaceable(folder);
      // Hadoop renames into a folder that exists.
      boolean gone = !files.exists(folder) || files.delete(folder, true);
      if (!gone || !files.rename(part, folder)) {
        throw new IOException("it cannot be renamed");
      }
    } catch (IOException | InvalidInputException e) {
      throw new WorkFailedException(
          "--out: the model is whole, but stays in '%s' (%s)"
              .formatted(shown(part), e.getMessage()),
          e);
    }
  }

  /** Without what goes without saying. */
  private static String shown(Path path) {
    return path.toString().replaceFirst("^file:/+", "/");
  }
}
