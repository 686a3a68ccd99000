package dev.morphogen.app.train;

import dev.morphogen.app.screen.Text;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.file.NewFiles;
import dev.morphogen.network.file.Reason;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.checkpoint.Checkpoint;
import dev.morphogen.training.checkpoint.CheckpointFolder;
import dev.morphogen.training.report.EpochReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder that a training writes: {@code checkpoints/} with the arguments that began it while it runs,
 * the model when it is done.
 */
final class TrainingFolder {

  private final Path folder;
  private boolean made;
  private boolean begun;

  TrainingFolder(Path folder) {
    this.folder = folder;
  }

  /** One that has just been made for a training, and may be removed if nothing comes of it. */
  static TrainingFolder made(Path folder) {
    TrainingFolder fresh = new TrainingFolder(folder);
    fresh.made = true;
    return fresh;
  }

  /**
   * For a new training.
   *
   * @throws InvalidInputException if the folder holds what must not be overwritten
   */
  TrainingFolder requireFree() {
    if (isUnfinished()) {
      throw new InvalidInputException(
          "%s: holds a training that has not ended: add --resume to continue it or --overwrite to begin anew"
              .formatted(folder));
    }
    if (Model.isIn(folder)) {
      throw new InvalidInputException(
          "%s: holds a model already: name another folder with --out or add --overwrite"
              .formatted(folder));
    }
    requireNoOthers();
    return this;
  }

  /** What somebody else calls by these names would be mixed with a training's, or replaced. */
  private void requireNoOthers() {
    for (Path place : List.of(checkpoints(), folder.resolve("metrics.jsonl"))) {
      if (Files.isDirectory(place) ? !CheckpointFiles.list(place).isEmpty() : Files.exists(place)) {
        throw new InvalidInputException(
            "%s: holds %s already, of no training that could go on: name another folder with --out"
                .formatted(folder, place.getFileName()));
      }
    }
  }

  /**
   * Asks before long work whether a folder can be made or written into; makes none.
   *
   * @throws InvalidInputException if not
   */
  static void requireWritable(Path folder) {
    Path there = folder.toAbsolutePath();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there)) {
      throw cannotBeMade(folder, new NotDirectoryException(there.toString()));
    }
    if (!Files.isWritable(there)) {
      throw cannotBeMade(folder, new AccessDeniedException(there.toString()));
    }
  }

  /**
   * For one to be continued.
   *
   * @throws InvalidInputException if there is none in the folder, or it is at work
   */
  TrainingFolder requireUnfinished() {
    if (!isUnfinished()) {
      throw new InvalidInputException(
          "%s: expected a training that has not ended, found %s"
              .formatted(folder, Model.isIn(folder) ? "a finished model" : "none"));
    }
    new CheckpointFolder(checkpoints()).requireIdle();
    return this;
  }

  /**
   * Makes the folder for a new training and writes down what began it. What an earlier one kept is set aside until
   * {@link #forgetEarlier}.
   *
   * @throws InvalidInputException if that is not possible, or a training is at work there
   */
  void begin(List<String> arguments) {
    new CheckpointFolder(checkpoints()).requireIdle();
    made |= !Files.exists(folder);
    begun = true;
    try {
      Files.createDirectories(checkpoints());
      setEarlierAside();
    } catch (IOException e) {
      throw cannotBeMade(folder, e);
    }
    keep(arguments);
  }

  /** One that was killed before it kept an epoch has left there what it was to overwrite: that counts more. */
  private void setEarlierAside() throws IOException {
    if (hasCheckpoint()) {
      forgetEarlier();
    }
    if (!Files.exists(earlier())) {
      new CheckpointFiles(checkpoints()).moveTo(earlier());
    }
  }

  /** Writes down how to continue: what began the training, or what has changed since. */
  void keep(List<String> arguments) {
    byte[] lines = (String.join("\n", arguments) + "\n").getBytes(StandardCharsets.UTF_8);
    new NewFiles(checkpoints()).add(CheckpointFiles.ARGUMENTS, out -> out.write(lines)).write();
  }

  boolean isUnfinished() {
    return Files.exists(checkpoints().resolve(CheckpointFiles.ARGUMENTS));
  }

  long lastChange() {
    return checkpoints().toFile().lastModified();
  }

  /** What began the training. */
  List<String> arguments() {
    try {
      return Files.readAllLines(checkpoints().resolve(CheckpointFiles.ARGUMENTS));
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: cannot be read (%s)"
              .formatted(checkpoints().resolve(CheckpointFiles.ARGUMENTS), Reason.of(e)),
          e);
    }
  }

  Path path() {
    return folder;
  }

  Path checkpoints() {
    return folder.resolve("checkpoints");
  }

  String commandToResume() {
    return "./morphogen train --resume --out " + Text.typed(folder);
  }

  /** Writes the model; then the checkpoints have done their duty. */
  void finish(Model model) {
    model.save(folder);
    forgetEarlier();
    new CheckpointFiles(checkpoints()).delete();
  }

  /** Once an epoch is kept, the new training is one to go on with: what it overwrites is no longer needed. */
  void forgetEarlier() {
    new CheckpointFiles(earlier()).delete();
  }

  private Path earlier() {
    return checkpoints().resolve("earlier");
  }

  /** Whether an epoch has been kept. */
  boolean hasCheckpoint() {
    return !new CheckpointFolder(checkpoints()).isEmpty();
  }

  /** A report of each epoch that has been kept. */
  List<EpochReport> history() {
    return hasCheckpoint()
        ? new CheckpointFolder(checkpoints())
            .newest(torn -> {})
            .map(Checkpoint::history)
            .orElse(List.of())
        : List.of();
  }

  /**
   * After a failure: leaves no trace of a training that this call began and that has learnt nothing yet, unless another
   * is at work here; what it was to overwrite is there again.
   */
  void abandonIfEmpty() {
    if (begun && !hasCheckpoint() && isIdle()) {
      new CheckpointFiles(checkpoints()).delete();
      putEarlierBack();
      if (made) {
        CheckpointFiles.deleteIfPossible(folder);
      }
    }
  }

  private void putEarlierBack() {
    try {
      new CheckpointFiles(earlier()).moveTo(checkpoints());
      Files.deleteIfExists(earlier());
    } catch (IOException e) {
      // Nothing is lost: it stays where it is.
      return;
    }
  }

  private boolean isIdle() {
    try {
      new CheckpointFolder(checkpoints()).requireIdle();
      return true;
    } catch (InvalidInputException e) {
      return false;
    }
  }

  static InvalidInputException cannotBeMade(Path folder, IOException e) {
    return new InvalidInputException(
        "%s: expected a folder to write to, it cannot be made (%s)".formatted(folder, Reason.of(e)),
        e);
  }
}
