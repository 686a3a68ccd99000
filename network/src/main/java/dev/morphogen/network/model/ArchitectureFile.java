package dev.morphogen.network.model;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.json.JsonPlace;
import java.nio.file.Path;

/** Reads an architecture that someone wrote by hand, or that of a model. */
public final class ArchitectureFile {

  private ArchitectureFile() {}

  /**
   * Reads the {@code architecture} of a {@code config.json}, or a file that is such an object by
   * itself; {@code widths} and {@code step} must be given, the rest is the paper's by default.
   *
   * @throws InvalidInputException if the file cannot be read or describes no network
   */
  public static Architecture read(Path file) {
    JsonPlace whole = JsonPlace.read(file);
    try {
      return ArchitectureJson.read(whole.optional("architecture").orElse(whole));
    } catch (InvalidInputException e) {
      throw whole.at(e);
    }
  }
}
