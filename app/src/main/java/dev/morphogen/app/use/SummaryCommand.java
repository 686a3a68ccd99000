package dev.morphogen.app.use;

import dev.morphogen.app.option.NetworkOptions;
import dev.morphogen.app.option.ShapeText;
import dev.morphogen.app.option.ThreadOption;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.app.screen.Text;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.diffusion.GreensFunction;
import dev.morphogen.network.model.GreensFunctionFile;
import dev.morphogen.network.model.Model;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a network: its layers and what they cost. */
@Command(
    name = "summary",
    header = "Show a network's layers, learnt numbers, multiply-adds and memory.",
    abbreviateSynopsis = true,
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Examples:",
      "  ./morphogen summary --step explicit --width B --classes 100",
      "  ./morphogen summary --widths 16,32 --steps-per-block 2 --input 64x64x3",
      "  ./morphogen summary --model models/sample-linearmix-A",
      "  ./morphogen summary --model pets-model --greens greens.safetensors"
    })
public final class SummaryCommand implements Callable<Integer> {

  private static final Shape CIFAR = new Shape(32, 32, 3);
  private static final int CLASSES = 10;
  private static final int MOST_CLASSES = 1 << 16;

  private final Screen screen;

  @Mixin private final NetworkOptions network = new NetworkOptions();

  @Option(
      names = "--input",
      paramLabel = "HxWxC",
      converter = ShapeText.class,
      description = "Height, width and channels of the images (default: 32x32x3).")
  private @Nullable Shape input;

  @Option(
      names = "--classes",
      paramLabel = "N",
      description = "How many classes (default: " + CLASSES + ").")
  private @Nullable Integer classes;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Show this model's network instead, and how stable its diffusion is.")
  private @Nullable Path model;

  @Option(
      names = "--greens",
      paramLabel = "FILE",
      description =
          "Write what each implicit step of the model makes of a single 1 at the image's middle,"
              + " as safetensors: NAME.greens_function [c,h,w].")
  private @Nullable Path greens;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Images in a batch, for the memory (default: ${DEFAULT-VALUE}).")
  private int batch = 100;

  @Mixin private final ThreadOption threads = new ThreadOption();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /** With the place for its words. */
  public SummaryCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (model == null) {
      show(new NetworkSummary(untrained(), null, batch, threads.threads()));
      return 0;
    }
    Model loaded = load(model);
    if (greens != null) {
      writeGreens(loaded, greens);
    }
    StabilityTable stability = new StabilityTable(loaded.stability());
    show(new NetworkSummary(loaded.spec(), stability, batch, threads.threads()));
    return 0;
  }

  private void show(NetworkSummary summary) {
    if (json) {
      screen.json(summary.json());
    } else {
      screen.print(summary.lines());
    }
  }

  private NetworkSpec untrained() {
    if (greens != null) {
      throw new InvalidInputException("--greens: expected --model beside it, got none");
    }
    NetworkSpec spec =
        new NetworkSpec(network.architecture(), input == null ? CIFAR : input, classNames());
    network.remark(screen);
    return spec;
  }

  private Model load(Path folder) {
    if (network.given() || input != null || classes != null) {
      throw new InvalidInputException(
          "--model: expected no option of the network beside it, as the model says it all");
    }
    return Model.load(folder);
  }

  private void writeGreens(Model loaded, Path file) {
    GreensFunctionFile.requireReplaceable(file);
    List<GreensFunction> functions = loaded.greensFunctions();
    if (functions.isEmpty()) {
      throw new InvalidInputException(
          "--greens: expected a model with implicit steps, got %s, which has none"
              .formatted(model));
    }
    GreensFunctionFile.write(functions, file);
    screen.tell("%s: %s".formatted(file, Text.plural(functions.size(), "Green's function")));
  }

  private List<String> classNames() {
    int count = classes == null ? CLASSES : classes;
    if (count < 2 || count > MOST_CLASSES) {
      throw new InvalidInputException(
          "--classes: expected 2 to %d, got %d".formatted(MOST_CLASSES, count));
    }
    return IntStream.range(0, count).mapToObj(i -> "class " + i).toList();
  }
}
