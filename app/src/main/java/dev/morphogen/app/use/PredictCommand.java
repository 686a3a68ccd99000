package dev.morphogen.app.use;

import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.training.Classifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what is in image files. */
@Command(
    name = "predict",
    header = "Say what is in image files.",
    abbreviateSynopsis = true,
    description = {
      "",
      "Images may have any size; they are brought to the model's as its training images were. One that"
          + " cannot be read is reported and the others are still done (exit status 2)."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {"", "Example:", "  ./morphogen predict --model models/sample-linearmix-A boot.png"})
public final class PredictCommand implements Callable<Integer> {

  private static final int WRONG_CALL = 2;

  private final Screen screen;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The model's folder.")
  private Path model = Path.of("");

  @Parameters(
      paramLabel = "IMAGE",
      arity = "1..*",
      description = "Image files, such as JPEG or PNG.")
  private List<Path> images = new ArrayList<>();

  @Option(names = "--json", description = "Print all probabilities and logits as JSON.")
  private boolean json;

  /** With the place for its words. */
  public PredictCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Classifier classifier = Classifier.load(model);
    List<Outcome> outcomes =
        images.parallelStream().map(image -> classify(classifier, image)).toList();
    outcomes.stream()
        .flatMap(outcome -> outcome.error().stream())
        .forEach(sentence -> screen.tell("morphogen: " + sentence));
    if (json) {
      screen.json(outcomes.stream().map(Outcome::json).toList());
    } else {
      screen.print(new PredictionTable(outcomes).lines());
    }
    return outcomes.stream().anyMatch(outcome -> outcome.error().isPresent()) ? WRONG_CALL : 0;
  }

  private static Outcome classify(Classifier classifier, Path image) {
    try {
      return Outcome.of(image, classifier.classify(image));
    } catch (InvalidInputException | WorkFailedException e) {
      return Outcome.failed(image, String.valueOf(e.getMessage()));
    }
  }
}
