package dev.morphogen.app.paper;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.screen.Screen;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a result goes: three files, and standard output. */
final class PaperOptions {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the Markdown, JSON and HTML (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("paper");

  @Option(names = "--json", description = "Print the result as JSON instead of as Markdown.")
  private boolean json;

  /** A folder in it, for what belongs to a result. */
  Path folder(String name) {
    return out.resolve(name);
  }

  /** Of these images: within, results would count as a class of theirs. */
  void requireOutside(String data) {
    DataOptions.requireOutside(data, out);
  }

  /** Asks for the folder before the measurement: a wrong one must not cost minutes. */
  ResultFiles files() {
    return ResultFiles.in(out);
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
