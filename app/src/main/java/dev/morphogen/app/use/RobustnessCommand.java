package dev.morphogen.app.use;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.option.ThreadOption;
import dev.morphogen.app.option.TrainedData;
import dev.morphogen.app.page.Page;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.Evaluator;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.ProgressListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tests models under noise and with 8-bit weights. */
@Command(
    name = "robustness",
    header = "Test models with noisy weights, noisy images and 8-bit weights.",
    abbreviateSynopsis = true,
    description = {
      "",
      "The paper says that its networks are predictable given small perturbations of their parameters or noise in"
          + " the data; this measures it. The same seed gives the same numbers, with any number of threads."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {"", "Example:", "  ./morphogen robustness --model pets-explicit pets-implicit"})
public final class RobustnessCommand implements Callable<Integer> {

  private final Screen screen;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      arity = "1..*",
      required = true,
      description = "Folders of models of the same images and classes.")
  private List<Path> folders = List.of();

  @Mixin private final DataOptions data = new DataOptions();

  @Mixin private final RobustnessOptions options = new RobustnessOptions();

  @Mixin private final ThreadOption threads = new ThreadOption();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write the result as a page with charts, too.")
  private @Nullable Path html;

  /** With the place for its words. */
  public RobustnessCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    options.check();
    int threadCount = threads.threads();
    if (html != null) {
      Page.requireReplaceable(html);
    }
    List<Model> models = folders.stream().map(Model::load).toList();
    TestData tested = TestData.open(models.getFirst(), folders.getFirst(), data, null, screen);
    ImageDataset images = tested.images();
    boolean changed = false;
    for (int i = 0; i < models.size(); i++) {
      requireFit(folders.get(i), models.get(i), images);
      requireSameDivision(models.getFirst(), folders.get(i), models.get(i));
      changed |= tested.warnIfChanged(models.get(i), folders.get(i), screen);
    }
    List<Robustness> results =
        screen.withProgress(listener -> run(models, images, threadCount, listener));
    show(new RobustnessReport(results, options, images.name(), images.test().size()), changed);
    return 0;
  }

  private static void requireFit(Path folder, Model model, ImageDataset images) {
    try {
      Evaluator.requireSame(model, images);
    } catch (InvalidInputException e) {
      throw new InvalidInputException("%s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  private void requireSameDivision(Model first, Path folder, Model model) {
    if (data.data() == null && TrainedData.isOtherDivision(first.config(), model.config())) {
      throw new InvalidInputException(
          "%s: expected a model whose folder was divided by the seed %d, as the first one's, got %d: test it by itself, or name images with --data"
              .formatted(
                  folder, TrainedData.seed(first.config()), TrainedData.seed(model.config())));
    }
  }

  private List<Robustness> run(
      List<Model> models, ImageDataset images, int threadCount, ProgressListener listener) {
    long total = (long) options.evaluations() * models.size();
    long[] done = {0};
    List<Robustness> results = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      Runnable afterEach = () -> listener.progress("evaluations", ++done[0], total);
      var trial =
          new RobustnessTrial(models.get(i), images.test(), options, threadCount, afterEach);
      results.add(trial.run(name(folders.get(i))));
    }
    return results;
  }

  private static String name(Path folder) {
    return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
  }

  private void show(RobustnessReport report, boolean changed) {
    if (json) {
      Map<String, Object> result = report.json();
      result.put("dataChanged", changed);
      screen.json(result);
    } else {
      screen.print(report.lines());
    }
    if (html != null) {
      report.page().write(html);
      screen.tell("wrote " + html);
    }
  }
}
