package dev.morphogen.app.data;

import dev.morphogen.app.screen.Screen;
import dev.morphogen.app.screen.Text;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.convert.DataConvert;
import dev.morphogen.training.data.convert.PictureFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a data set in another format. */
@Command(
    name = "convert",
    header = "Write a data set as picture files or in MNIST's format.",
    abbreviateSynopsis = true,
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {"", "Example:", "  ./morphogen data convert sample folder:sample-pictures"})
final class ConvertCommand implements Callable<Integer> {

  private final Screen screen;

  @Parameters(paramLabel = "D", description = "The data set to read, as for data info.")
  private String from = "";

  @Parameters(
      paramLabel = "TO",
      description = "A new folder to write: folder:DIR, pictures by class, or idx:DIR.")
  private String to = "";

  @Option(
      names = "--jpeg",
      paramLabel = "QUALITY",
      description =
          "Write JPEG of this quality, 1 to 100, instead of PNG: smaller, and not the same pixels.")
  private @Nullable Integer jpeg;

  @Mixin private final OpeningOptions options = new OpeningOptions();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  ConvertCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    PictureFormat format = jpeg == null ? PictureFormat.png() : PictureFormat.jpeg(jpeg);
    ImageDataset data = options.open(from, screen);
    screen.withProgress(listener -> {
      DataConvert.convert(data, to, format, listener);
      return to;
    });
    int images = data.train().size() + data.test().size();
    if (json) {
      Map<String, Object> result = new LinkedHashMap<>();
      result.put("data", to);
      result.put("images", images);
      screen.json(result);
    } else {
      screen.print("wrote %s to %s".formatted(Text.plural(images, "image"), to));
    }
    return 0;
  }
}
