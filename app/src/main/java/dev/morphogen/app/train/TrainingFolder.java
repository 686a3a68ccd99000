package dev.morphogen.app.train;

import dev.morphogen.app.screen.Screen;
import dev.morphogen.app.screen.Text;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.model.Model;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a training writes: {@code checkpoints/} with the arguments that began it while it runs,
 * the model when it is done.
 */
final class TrainingFolder {

  private static final Path MODELS = Path.of("models");
  private static final String ARGUMENTS = "arguments.txt";

  private final Path folder;

  private TrainingFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes a folder for a new training: the one that was asked for, or one that is not there yet.
   *
   * @throws InvalidInputException if it cannot be made or holds what must not be overwritten
   */
  static TrainingFolder begin(
      @Nullable Path wanted,
      String name,
      boolean overwrite,
      List<String> arguments,
      Screen screen) {
    TrainingFolder made =
        wanted == null ? fresh(name, screen) : new TrainingFolder(wanted).requireFree(overwrite);
    made.deleteCheckpoints();
    try {
      Files.createDirectories(made.checkpoints());
      Files.write(made.checkpoints().resolve(ARGUMENTS), arguments);
    } catch (IOException e) {
      throw cannotBeMade(made.folder, e);
    }
    return made;
  }

  /** models/NAME, models/NAME-2, …: the first that can be made. */
  private static TrainingFolder fresh(String name, Screen screen) {
    for (int number = 1; ; number++) {
      Path path = MODELS.resolve(number == 1 ? name : name + "-" + number);
      TrainingFolder folder = new TrainingFolder(path);
      try {
        Files.createDirectories(MODELS);
        Files.createDirectory(path);
        return folder;
      } catch (FileAlreadyExistsException e) {
        if (folder.isUnfinished()) {
          screen.tell(
              "%s holds a training that has not ended; to continue it: %s"
                  .formatted(path, folder.commandToResume()));
        }
        if (!Files.isDirectory(MODELS)) {
          throw cannotBeMade(path, e);
        }
      } catch (IOException e) {
        throw cannotBeMade(path, e);
      }
    }
  }

  private TrainingFolder requireFree(boolean overwrite) {
    if (overwrite) {
      return this;
    }
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
    return this;
  }

  /**
   * The folder of a training that has not ended: the one that was asked for, or the newest.
   *
   * @throws InvalidInputException if there is none
   */
  static TrainingFolder toResume(@Nullable Path wanted) {
    if (wanted == null) {
      return newest();
    }
    TrainingFolder folder = new TrainingFolder(wanted);
    if (!folder.isUnfinished()) {
      throw new InvalidInputException(
          "%s: expected a training that has not ended, %s"
              .formatted(wanted, Model.isIn(wanted) ? "found a finished model" : "found none"));
    }
    return folder;
  }

  private static TrainingFolder newest() {
    try (Stream<Path> all = Files.isDirectory(MODELS) ? Files.list(MODELS) : Stream.empty()) {
      return all.map(TrainingFolder::new)
          .filter(TrainingFolder::isUnfinished)
          .max(Comparator.comparingLong(TrainingFolder::lastChange))
          .orElseThrow(() ->
              new InvalidInputException(
                  "--resume: expected a training that has not ended in %s, found none; name its folder with --out"
                      .formatted(MODELS)));
    } catch (IOException e) {
      throw new WorkFailedException("%s: cannot be read (%s)".formatted(MODELS, e.getMessage()), e);
    }
  }

  private boolean isUnfinished() {
    return Files.exists(checkpoints().resolve(ARGUMENTS));
  }

  private long lastChange() {
    return checkpoints().toFile().lastModified();
  }

  /** What began the training. */
  List<String> arguments() {
    try {
      return Files.readAllLines(checkpoints().resolve(ARGUMENTS));
    } catch (IOException e) {
      throw new InvalidInputException(
          "%s: cannot be read (%s)".formatted(checkpoints().resolve(ARGUMENTS), e.getMessage()), e);
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

  /** After a failure: leaves no trace of a training that has learnt nothing yet. */
  void abandonIfEmpty() {
    if (!hasCheckpoint()) {
      deleteCheckpoints();
      deleteIfPossible(folder);
    }
  }

  private void deleteCheckpoints() {
    Path place = checkpoints();
    if (!Files.isDirectory(place)) {
      return;
    }
    try (Stream<Path> files = Files.list(place)) {
      files.filter(Files::isRegularFile).forEach(TrainingFolder::deleteIfPossible);
    } catch (IOException e) {
      return;
    }
    deleteIfPossible(place);
  }

  private static void deleteIfPossible(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // Not empty, or not ours to delete: it stays.
      return;
    }
  }

  private static InvalidInputException cannotBeMade(Path folder, IOException e) {
    return new InvalidInputException(
        "%s: expected a folder to write to, it cannot be made (%s)"
            .formatted(folder, e.getMessage()),
        e);
  }
}
