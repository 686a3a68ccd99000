package dev.morphogen.app.paper;

import dev.morphogen.app.Morphogen;
import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.app.screen.Text;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.file.NewFiles;
import dev.morphogen.network.json.JsonPlace;
import dev.morphogen.training.recipe.Recipe;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The trainings of Table 2 and what has become of them. */
final class Table2Runs {

  private final Screen screen;
  private final Path folder;
  private final Recipe recipe;
  private final int threads;
  private final List<Table2Run> wanted;
  private final Map<Table2Run, Table2Run.Result> done = new HashMap<>();
  private final Map<Table2Run, String> failed = new HashMap<>();

  Table2Runs(Screen screen, Path folder, Recipe recipe, int threads, List<Table2Run> wanted) {
    this.screen = screen;
    this.folder = folder;
    this.recipe = recipe;
    this.threads = threads;
    this.wanted = List.copyOf(wanted);
  }

  boolean failures() {
    return !failed.isEmpty();
  }

  private Path folder(Table2Run run) {
    return folder.resolve(run.folderName());
  }

  /**
   * Takes in what is done already.
   *
   * @throws InvalidInputException if a folder holds something else, or two trainings would have one, before hours are spent on the others
   */
  void requireUsable() {
    Map<String, String> data = new HashMap<>();
    for (Table2Run run : wanted) {
      String other = data.putIfAbsent(run.folderName(), run.data());
      if (other != null && !DataOptions.isSame(other, run.data())) {
        throw new InvalidInputException(
            "--data: expected data sets that are called differently, as trainings have folders of their names, got %s and %s: give each a table of its own with --out"
                .formatted(other, run.data()));
      }
      run.result(folder(run)).ifPresent(result -> done.put(run, result));
    }
  }

  /**
   * Opens the data of what is not done.
   *
   * @throws InvalidInputException if it cannot be opened: no training could begin, and an earlier table is worth more
   *     than one of failures
   */
  void requireData() {
    Set<Opened> opened = new HashSet<>();
    for (Table2Run run : wanted) {
      if (!done.containsKey(run) && opened.add(new Opened(run.data(), run.limit()))) {
        DataOptions.open(run.data(), null, run.limit(), run.seed(), screen);
      }
    }
  }

  private record Opened(String data, @Nullable Integer limit) {}

  /** Trains what is not done; a training that fails leaves the others their chance. */
  void train() {
    Path recipeFile = writeRecipe();
    int number = 0;
    for (Table2Run run : wanted) {
      number++;
      String name = "%d/%d %s".formatted(number, wanted.size(), run.folderName());
      if (done.containsKey(run)) {
        screen.tell(name + ": done before");
        continue;
      }
      screen.tell(name);
      train(run, recipeFile);
    }
  }

  private void train(Table2Run run, Path recipeFile) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Screen quiet =
        new Screen(
            new PrintStream(out, true, StandardCharsets.UTF_8), screen.err(), screen.terminal());
    int status =
        Morphogen.run(
            quiet, run.arguments(folder(run), recipeFile, threads).toArray(String[]::new));
    Optional<Table2Run.Result> result = run.result(folder(run));
    if (status == 0 && result.isPresent()) {
      done.put(run, result.orElseThrow());
      screen.tell(
          "%s: %s %% after %s"
              .formatted(
                  run.folderName(),
                  Text.decimal(result.orElseThrow().percent(), 2),
                  Text.duration(result.orElseThrow().seconds())));
    } else {
      failed.put(run, "%s: exit status %d".formatted(run.folderName(), status));
    }
  }

  private Path writeRecipe() {
    String name = "recipe.json";
    new NewFiles(folder).add(name, out -> out.write(JsonPlace.write(recipe.toMap()))).write();
    return folder.resolve(name);
  }

  /** What the seeds of one cell came to, in the order that they were asked for. */
  Table2Cell cell(String step, Table2.Column column) {
    List<Table2Run> runs = wanted.stream().filter(run -> column.holds(run, step)).toList();
    return new Table2Cell(
        PublishedAccuracy.percent(column.kind(), column.width(), step),
        runs.size(),
        runs.stream().filter(done::containsKey).map(done::get).toList(),
        runs.stream().filter(failed::containsKey).map(failed::get).toList());
  }
}
