package dev.morphogen.app.data;

import dev.morphogen.app.screen.Screen;
import dev.morphogen.app.screen.Text;
import dev.morphogen.training.data.fetch.DataFetch;
import dev.morphogen.training.data.fetch.FetchSource;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches a data set from its official address. */
@Command(
    name = "fetch",
    header = "Fetch a data set from its official address.",
    abbreviateSynopsis = true,
    description = {
      "",
      "A download that broke off goes on where it stopped; what arrives is checked against the official"
          + " checksum."
    },
    optionListHeading = "%nOptions:%n",
    footer = {"", "Example:", "  ./morphogen data fetch cifar10"})
final class FetchCommand implements Callable<Integer> {

  /** What can be fetched, for the help text. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return DataFetch.sources().stream().map(FetchSource::name).iterator();
    }
  }

  private final Screen screen;

  @Parameters(
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String name = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to put it (default: data/NAME).")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  FetchCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    Path folder = out == null ? Path.of("data").resolve(name) : out;
    String specification = screen.withProgress(listener -> DataFetch.fetch(name, folder, listener));
    if (json) {
      screen.json(Map.of("data", specification));
    } else {
      screen.print(
          "fetched; to train on it: ./morphogen train --data " + Text.typed(specification));
    }
    return 0;
  }
}
