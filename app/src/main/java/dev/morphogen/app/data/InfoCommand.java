package dev.morphogen.app.data;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.training.data.ImageDataset;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a data set. */
@Command(
    name = "info",
    header = "Show a data set's images, classes and statistics.",
    abbreviateSynopsis = true,
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {"", "Example:", "  ./morphogen data info folder:pets --image-size 64x64"})
final class InfoCommand implements Callable<Integer> {

  private final Screen screen;

  @Parameters(
      paramLabel = "D",
      arity = "0..1",
      defaultValue = DataOptions.SAMPLE,
      description =
          "Data set: sample (built in), or KIND:DIR where KIND is cifar10, cifar100, stl10, idx or folder.")
  private String specification = DataOptions.SAMPLE;

  @Mixin private final OpeningOptions options = new OpeningOptions();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  InfoCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    ImageDataset data = options.open(specification, screen);
    DatasetReport report = new DatasetReport(data);
    if (json) {
      screen.json(report.json());
    } else {
      screen.print(report.lines());
    }
    return 0;
  }
}
