package dev.morphogen.app.use;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.option.ThreadOption;
import dev.morphogen.app.option.TrainedData;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.Evaluation;
import dev.morphogen.training.Evaluator;
import dev.morphogen.training.data.DatasetOptions.Size;
import dev.morphogen.training.data.ImageDataset;
import java.nio.file.Path;
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
    ImageDataset images = open(model);
    requireSameSize(model.spec().input(), images);
    Evaluation evaluation = Evaluator.evaluate(model, images, threadCount);
    EvaluationReport report = new EvaluationReport(images.classes(), evaluation);
    if (json) {
      screen.json(report.json());
    } else {
      screen.print("%s: %s".formatted(images.name(), evaluation));
      screen.print("");
      screen.print(report.lines());
    }
    return 0;
  }

  private ImageDataset open(Model model) {
    String specification = data.data() == null ? TrainedData.specification(model) : data.data();
    Shape input = model.spec().input();
    Size wanted =
        data.size() == null && specification.startsWith("folder:")
            ? new Size(input.height(), input.width())
            : data.size();
    return data.open(specification, wanted, seed == null ? TrainedData.seed(model) : seed, screen);
  }

  private void requireSameSize(Shape input, ImageDataset images) {
    Shape got = images.imageShape();
    if (!got.equals(input) && got.channels() == input.channels()) {
      throw new InvalidInputException(
          "data %s: expected images of %s for the model %s, got %s; add --image-size %dx%d to bring them to it"
              .formatted(images.name(), input, folder, got, input.height(), input.width()));
    }
  }
}
