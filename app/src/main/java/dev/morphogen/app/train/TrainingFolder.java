package dev.morphogen.app.train;

import dev.morphogen.app.screen.Text;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Reason;
import dev.morphogen.network.file.NewFiles;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.EpochReport;
import dev.morphogen.training.checkpoint.Checkpoint;
import dev.morphogen.training.checkpoint.CheckpointFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder that a training writes: {@code checkpoints/} with the arguments that began it while it runs,
 * the model when it is done.
 */
final class TrainingFolder {

  private static final String ARGUMENTS = "arguments.txt";

  /** What a training writes into {@code checkpoints/}: all that may be deleted there. */
  private static final Pattern OURS =
      Pattern.compile(
          "epoch-\\d{6,9}\\.checkpoint(\\.part)?|try\\d+\\.part|lock|\\.?arguments\\.txt(\\.\\d+\\.new)?");

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
      if (Files.isDirectory(place) ? !list(place).isEmpty() : Files.exists(place)) {
        throw new InvalidInputException(
            "%s: holds %s already, of no training that could go on: name another folder with --out"
                .formatted(folder, place.getFileName()));
      }
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
   * Makes the folder for a new training and writes down what began it.
   *
   * @throws InvalidInputException if that is not possible, or a training is at work there
   */
  void begin(List<String> arguments) {
    new CheckpointFolder(checkpoints()).requireIdle();
    made |= !Files.exists(folder);
    begun = true;
    deleteCheckpoints();
    try {
      Files.createDirectories(checkpoints());
    } catch (IOException e) {
      throw cannotBeMade(folder, e);
    }
    keep(arguments);
  }

  /** Writes down how to continue: what began the training, or what has changed since. */
  void keep(List<String> arguments) {
    byte[] lines = (String.join("\n", arguments) + "\n").getBytes(StandardCharsets.UTF_8);
    new NewFiles(checkpoints()).add(ARGUMENTS, out -> out.write(lines)).write();
  }

  boolean isUnfinished() {
    return Files.exists(checkpoints().resolve(ARGUMENTS));
  }

  long lastChange() {
    return checkpoints().toFile().lastModified();
  }

  /** What began the training. */
  List<String> arguments() {
    try {
      return Files.readAllLines(checkpoints().resolve(ARGUMENTS));
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: cannot be read (%s)".formatted(checkpoints().resolve(ARGUMENTS), Reason.of(e)), e);
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
    deleteCheckpoints();
  }

  /** Whether an epoch has been kept. */
  boolean hasCheckpoint() {
    try (Stream<Path> files = Files.list(checkpoints())) {
      return files.anyMatch(file -> file.toString().endsWith(".checkpoint"));
    } catch (IOException e) {
      return false;
    }
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
   * is at work here.
   */
  void abandonIfEmpty() {
    if (begun && !hasCheckpoint() && isIdle()) {
      deleteCheckpoints();
      if (made) {
        deleteIfPossible(folder);
      }
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

  private void deleteCheckpoints() {
    list(checkpoints()).stream()
        .filter(file -> OURS.matcher(String.valueOf(file.getFileName())).matches())
        .filter(Files::isRegularFile)
        .forEach(TrainingFolder::deleteIfPossible);
    deleteIfPossible(checkpoints());
  }

  private static List<Path> list(Path place) {
    try (Stream<Path> files = Files.isDirectory(place) ? Files.list(place) : Stream.empty()) {
      return files.toList();
    } catch (IOException e) {
      throw new InvalidInputException("%s: cannot be read (%s)".formatted(place, Reason.of(e)), e);
    }
  }

  private static void deleteIfPossible(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Not empty, or not ours to delete: it stays.
      return;
    }
  }

  static InvalidInputException cannotBeMade(Path folder, IOException e) {
    return new InvalidInputException(
        "%s: expected a folder to write to, it cannot be made (%s)".formatted(folder, Reason.of(e)),
        e);
  }
}
