package dev.morphogen.app.data;

import dev.morphogen.app.screen.Screen;
import dev.morphogen.app.screen.Table;
import dev.morphogen.app.screen.Text;
import dev.morphogen.training.data.DatasetKind;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.fetch.DataFetch;
import dev.morphogen.training.data.fetch.FetchSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the data sets that can be opened, and those that can be fetched. */
@Command(
    name = "list",
    header = "List the data sets that can be opened or fetched.",
    abbreviateSynopsis = true,
    optionListHeading = "%nOptions:%n")
final class ListCommand implements Callable<Integer> {

  private static final int DESCRIPTION = 64;

  private final Screen screen;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  ListCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    List<String> names = DataFetch.sources().stream().map(FetchSource::name).toList();
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("data", Datasets.list());
      all.put("fetch", names);
      screen.json(all);
      return 0;
    }
    Table table = Table.of("data", "what it is");
    for (DatasetKind kind : Datasets.list()) {
      String name = kind.specification();
      for (String line : Text.wrapped(kind.description(), DESCRIPTION)) {
        table.row(name, line);
        name = "";
      }
    }
    screen.print(table.lines());
    screen.print("");
    screen.print("./morphogen data fetch NAME loads one of " + String.join(", ", names) + ".");
    return 0;
  }
}
