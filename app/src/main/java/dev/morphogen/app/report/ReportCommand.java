package dev.morphogen.app.report;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.option.ThreadOption;
import dev.morphogen.app.option.TrainedData;
import dev.morphogen.app.page.Page;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.data.DatasetOptions.Size;
import dev.morphogen.training.data.ImageDataset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the report of a finished model anew. */
@Command(
    name = "report",
    header = "Write the report of a model: a page with curves, mistakes and stencils.",
    abbreviateSynopsis = true,
    description = {
      "",
      "train writes it too. Without --data it tests the model on the images that it was trained with, and leaves"
          + " the test out if they are no longer there. A page with the test in it is not replaced by one without."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {"", "Example:", "  ./morphogen report --model models/sample-linearmix-A"})
public final class ReportCommand implements Callable<Integer> {

  private final Screen screen;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The model's folder.")
  private Path folder = Path.of("");

  @Mixin private final DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The page to write (default: report.html in the model's folder).")
  private @Nullable Path out;

  @Mixin private final ThreadOption threads = new ThreadOption();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /** With the place for its words. */
  public ReportCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    requireData();
    int threadCount = threads.threads();
    Model model = Model.load(folder);
    Run run = Run.load(folder);
    Path file = out == null ? ReportFile.in(folder) : out;
    Page.requireReplaceable(file);
    TestResult test =
        data.data() != null
            ? TestResult.of(model, open(model), threadCount)
            : ofItsOwn(run, model, threadCount, file);
    if (test != null) {
      ReportFile.write(run, model, test, file);
    }
    if (json) {
      screen.json(result(run, test, file));
    } else {
      screen.print(file.toString());
    }
    return 0;
  }

  /** Without it the report is of the images that the model was trained and tested with, all of them. */
  private void requireData() {
    if (data.data() == null && (data.limit() != null || data.size() != null)) {
      throw new InvalidInputException(
          "%s: expected --data beside it: a report of the model's own images takes them as they were"
              .formatted(data.limit() != null ? "--limit" : "--image-size"));
    }
  }

  private ImageDataset open(Model model) {
    Shape input = model.spec().input();
    Size size = data.size() == null ? new Size(input.height(), input.width()) : data.size();
    return data.open(String.valueOf(data.data()), size, TrainedData.seed(model.config()), screen);
  }

  /** If its images are not there, a report without the test is written, but not in the place of one with it. */
  private @Nullable TestResult ofItsOwn(Run run, Model model, int threadCount, Path file) {
    try {
      return TestResult.of(model, itsOwn(model), threadCount);
    } catch (InvalidInputException e) {
      if (out == null && ReportFile.isTested(file)) {
        throw new InvalidInputException(
            "%s; %s shows the model's test and stays: name the images with --data, or a file for a report without a test with --out"
                .formatted(e.getMessage(), file),
            e);
      }
      String why =
          "%s, name its images with --data: %s".formatted(ReportFile.UNTESTED, e.getMessage());
      screen.tell("morphogen: " + why);
      ReportFile.writeUntested(run, model, why, file);
      return null;
    }
  }

  private ImageDataset itsOwn(Model model) {
    ImageDataset images = TrainedData.open(model.config(), screen);
    if (!TrainedData.isSame(model.config(), images)) {
      throw new InvalidInputException(
          "data %s: expected the images that the model was trained with, got others"
              .formatted(images.name()));
    }
    return images;
  }

  private static Map<String, @Nullable Object> result(
      Run run, @Nullable TestResult test, Path file) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("report", file.toString());
    result.put("epochs", run.epochs().size());
    if (test == null) {
      result.put("testAccuracy", run.testAccuracy());
    } else {
      result.put("testAccuracy", test.evaluation().accuracy());
      result.put("data", test.data().name());
      result.put("images", test.evaluation().images());
      result.put("withoutAnswer", test.evaluation().withoutAnswer());
    }
    return result;
  }
}
