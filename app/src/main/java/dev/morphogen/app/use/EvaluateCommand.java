package dev.morphogen.app.use;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.option.ThreadOption;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.Evaluation;
import dev.morphogen.training.Evaluator;
import dev.morphogen.training.data.ImageDataset;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tests a model on labelled images. */
@Command(
    name = "evaluate",
    header = "Test a model on the test images of a data set.",
    abbreviateSynopsis = true,
    description = {
      "",
      "Without --data it is the data set that the model was trained on. Folders are divided into training"
          + " and test images as they were for the training."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {"", "Example:", "  ./morphogen evaluate --model models/sample-linearmix-A"})
public final class EvaluateCommand implements Callable<Integer> {

  private final Screen screen;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The model's folder.")
  private Path folder = Path.of("");

  @Mixin private final DataOptions data = new DataOptions();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Divides a folder into training and test images (default: the model's own).")
  private @Nullable Long seed;

  @Mixin private final ThreadOption threads = new ThreadOption();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /** With the place for its words. */
  public EvaluateCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    int threadCount = threads.threads();
    Model model = Model.load(folder);
    TestData tested = TestData.open(model, folder, data, seed, screen);
    ImageDataset images = tested.images();
    Evaluation evaluation = Evaluator.evaluate(model, images, threadCount);
    boolean changed = tested.warnIfChanged(model, folder, screen);
    EvaluationReport report = new EvaluationReport(images.classes(), evaluation);
    if (json) {
      Map<String, @Nullable Object> result = report.json(images.name());
      result.put("dataChanged", changed);
      screen.json(result);
    } else {
      screen.print("%s: %s".formatted(images.name(), evaluation));
      screen.print("");
      screen.print(report.lines());
    }
    return 0;
  }
}
