package dev.morphogen.app.train;

import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.file.Reason;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where models go if nobody says where: a folder each in {@code models/}. */
record ModelsFolder(Path path) {

  /** In the working directory. */
  static ModelsFolder ofWorkingDirectory() {
    return new ModelsFolder(Path.of("models"));
  }

  /**
   * NAME, NAME-2, NAME-3, …: the first that is not there yet.
   *
   * @throws InvalidInputException if none can be made
   */
  TrainingFolder fresh(String name, Screen screen) {
    try {
      Files.createDirectories(path);
      for (int number = 1; ; number++) {
        Path place = path.resolve(number == 1 ? name : name + "-" + number);
        if (make(place)) {
          return TrainingFolder.made(place);
        }
        TrainingFolder folder = new TrainingFolder(place);
        if (folder.isUnfinished()) {
          screen.tell("%s has not ended; to continue it:".formatted(folder.path()));
          screen.tell("  " + folder.commandToResume());
        }
      }
    } catch (IOException e) {
      throw TrainingFolder.cannotBeMade(path, e);
    }
  }

  /** Two trainings that begin at once get two folders. */
  private static boolean make(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /**
   * The training that was at work last, of those that have not ended.
   *
   * @throws InvalidInputException if there is none
   */
  TrainingFolder newestUnfinished() {
    try (Stream<Path> all = Files.isDirectory(path) ? Files.list(path) : Stream.empty()) {
      return all.map(TrainingFolder::new)
          .filter(TrainingFolder::isUnfinished)
          .max(Comparator.comparingLong(TrainingFolder::lastChange))
          .orElseThrow(() ->
              new InvalidInputException(
                  "--resume: expected a training that has not ended in %s, found none: name its folder with --out"
                      .formatted(path)));
    } catch (IOException e) {
      throw new InvalidInputException("%s: cannot be read (%s)".formatted(path, Reason.of(e)), e);
    }
  }
}
