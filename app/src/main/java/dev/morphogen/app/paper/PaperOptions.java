package dev.morphogen.app.paper;

import dev.morphogen.app.screen.Screen;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a result goes: three files, and standard output. */
final class PaperOptions {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Folder for the Markdown, JSON and HTML (default: paper, or paper-quick with --quick).")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print the result as JSON instead of as Markdown.")
  private boolean json;

  private final Path place;

  PaperOptions() {
    this(Path.of(""));
  }

  /** With the place of the default folders. */
  PaperOptions(Path place) {
    this.place = place;
  }

  /** The folder: numbers that show the form only do not replace those of hours. */
  Path folder(boolean quick) {
    return out != null ? out : place.resolve(quick ? "paper-quick" : "paper");
  }

  /** Asks for the folder before the measurement: a wrong one must not cost minutes. */
  ResultFiles files(boolean quick) {
    return ResultFiles.in(folder(quick));
  }

  /** Writes the three files, prints one of them and says where they are. */
  void deliver(PaperResult result, ResultFiles files, Screen screen) {
    files.write(result);
    if (json) {
      screen.json(result.json());
    } else {
      screen.print(result.markdown());
    }
    screen.tell("wrote " + String.join(", ", files.names(result)));
  }
}
