package dev.morphogen.app.paper;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.option.RecipeText;
import dev.morphogen.app.option.TeacherOption;
import dev.morphogen.app.option.ThreadOption;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.paper.Width;
import dev.morphogen.network.step.Steps;
import dev.morphogen.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Table 2: test accuracy of every step, on every data set and width that is asked for. */
@Command(
    name = "table2",
    header = "Table 2: accuracy of the seven steps, the paper's numbers beside this machine's.",
    abbreviateSynopsis = true,
    description = {
      "",
      "Trains what is missing, one run after the other, each in a folder below DIR/table2 as ./morphogen train writes"
          + " it. Typed again after an interruption it continues; what is done is not trained again. The accuracy"
          + " is the last epoch's."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Examples:",
      "  ./morphogen paper table2 --quick",
      "  ./morphogen paper table2 --data cifar10:data/cifar10 --epochs 30 --seeds 1,2,3",
      "  ./morphogen paper table2 --data folder:cifar-10-jpeg --compare-with cifar10"
    })
public final class Table2Command implements Callable<Integer> {

  private static final int QUICK_LIMIT = 500;

  private final Screen screen;

  @Option(
      names = "--steps",
      paramLabel = "S,S",
      split = ",",
      description = "Which rows (default: all seven, resnet last, as it takes longest).")
  private List<String> steps =
      List.of(
          "explicit",
          "implicit",
          "circulant",
          "implicit-circulant",
          "mobilenet",
          "linearmix",
          "resnet");

  @Option(
      names = "--widths",
      paramLabel = "W,W",
      split = ",",
      description = "Which widths: A, B, C (default: A).")
  private List<Width> widths = List.of(Width.A);

  @Option(
      names = "--data",
      paramLabel = "D",
      description = "Data set, as ./morphogen train takes it; repeatable (default: sample).")
  private List<String> data = List.of(DataOptions.SAMPLE);

  @Option(
      names = "--compare-with",
      paramLabel = "KIND",
      description =
          "Whose numbers of the paper stand beside ours: cifar10, cifar100 or stl10 (default: those of --data).")
  private @Nullable String compareWith;

  @Option(
      names = "--recipe",
      paramLabel = "R",
      converter = RecipeText.class,
      description = "fast, paper or a recipe's file (default: fast).")
  private String recipe = "fast";

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "How often every image is seen (default: the recipe's).")
  private @Nullable Integer epochs;

  @Option(
      names = "--seeds",
      paramLabel = "N,N",
      split = ",",
      description = "A run for each (default: 1).")
  private List<Long> seeds = List.of(1L);

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Take at most N training and N test images.")
  private @Nullable Integer limit;

  @Option(
      names = "--quick",
      description =
          "Show that all of it works: one epoch of "
              + QUICK_LIMIT
              + " images. Its numbers mean nothing.")
  private boolean quick;

  @Option(names = "--report-only", description = "Train nothing: say what is done.")
  private boolean reportOnly;

  @Mixin private final TeacherOption teachers = new TeacherOption();

  @Mixin private final PaperOptions output;

  @Mixin private final ThreadOption threads = new ThreadOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** With the place for its words. */
  public Table2Command(Screen screen) {
    this(screen, new PaperOptions());
  }

  Table2Command(Screen screen, PaperOptions output) {
    this.screen = screen;
    this.output = output;
  }

  @Override
  public Integer call() {
    Recipe made = recipe();
    Path folder = output.folder(quick);
    data.forEach(images -> DataOptions.requireOutside(images, folder));
    Table2Runs runs =
        new Table2Runs(screen, folder.resolve("table2"), made, threads.threads(), wanted(made));
    runs.requireUsable();
    if (!reportOnly) {
      runs.requireData();
    }
    ResultFiles files = output.files(quick); // not before: a call that is refused leaves no folder
    if (!reportOnly) {
      runs.train();
    }
    RunRecord record = RunRecord.of(spec, threads.threads()); // put together now, not before hours
    Table2 table =
        new Table2(made, columns(), rows(), runs::cell, differentSeeds(), teachers.count());
    output.deliver(new Table2Report(table, record), files, screen);
    return runs.failures() ? 1 : 0;
  }

  private Recipe recipe() {
    Recipe named = Recipe.of(recipe);
    Integer wanted = epochs == null && quick ? Integer.valueOf(1) : epochs;
    return wanted == null ? named : named.withEpochs(wanted);
  }

  private List<String> rows() {
    steps.forEach(Steps.standard()::get);
    return List.copyOf(new LinkedHashSet<>(steps));
  }

  private List<Table2.Column> columns() {
    if (compareWith != null && !PublishedAccuracy.knows(compareWith)) {
      throw new InvalidInputException(
          "--compare-with: expected one of cifar10, cifar100, stl10, got '%s'"
              .formatted(compareWith));
    }
    Set<Table2.Column> columns = new LinkedHashSet<>();
    for (String set : data) {
      String kind = compareWith == null ? set.replaceFirst(":.*", "") : compareWith;
      for (Width width : widths) {
        columns.add(new Table2.Column(set, kind, width));
      }
    }
    return List.copyOf(columns);
  }

  /** The same seed twice gives the same run, of which a deviation would be 0. */
  private List<Long> differentSeeds() {
    return List.copyOf(new LinkedHashSet<>(seeds));
  }

  private List<Table2Run> wanted(Recipe made) {
    List<Table2Run> all = new ArrayList<>();
    Table2Run.Teaching teaching =
        new Table2Run.Teaching(
            teachers.arguments(), teachers.models().stream().map(Model::checksum).toList());
    Integer most = limit == null && quick ? Integer.valueOf(QUICK_LIMIT) : limit;
    for (String step : rows()) {
      for (Table2.Column column : columns()) {
        for (long seed : differentSeeds()) {
          all.add(new Table2Run(column.data(), most, step, column.width(), made, teaching, seed));
        }
      }
    }
    return all;
  }
}
