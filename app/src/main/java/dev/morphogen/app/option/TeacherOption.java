package dev.morphogen.app.option;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.model.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Models whose answers a network learns besides the labels. */
public final class TeacherOption {

  @Option(
      names = "--teacher",
      paramLabel = "DIR",
      description =
          "A model whose answers are learnt besides the labels, as the recipe's distillation says. Repeatable.")
  private List<Path> folders = new ArrayList<>();

  /**
   * Loads them.
   *
   * @throws InvalidInputException if a folder holds no whole model
   */
  public List<Model> models() {
    return folders.stream().map(TeacherOption::load).toList();
  }

  private static Model load(Path folder) {
    Model.requireFolder("teacher", folder);
    return Model.load(folder);
  }

  /** How many. */
  public int count() {
    return folders.size();
  }

  /** Arguments that name them again, from any working directory. */
  public List<String> arguments() {
    List<String> all = new ArrayList<>();
    folders.forEach(folder -> NetworkOptions.add(all, "--teacher", folder.toAbsolutePath()));
    return all;
  }
}
