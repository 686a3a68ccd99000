package dev.morphogen.app.report;

import dev.morphogen.app.page.Page;
import dev.morphogen.app.screen.Screen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lays trainings side by side. */
@Command(
    name = "compare",
    header = "Lay trainings side by side: results, and what was different.",
    abbreviateSynopsis = true,
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {"", "Example:", "  ./morphogen compare pets-explicit pets-implicit --html runs.html"})
public final class CompareCommand implements Callable<Integer> {

  private final Screen screen;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "Model folders.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--html",
      paramLabel = "FILE",
      description = "Write a page too, with the curves over each other.")
  private @Nullable Path html;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /** With the place for its words. */
  public CompareCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (html != null) {
      Page.requireReplaceable(html);
    }
    Comparison comparison = Comparison.of(folders.stream().map(Run::load).toList());
    if (html != null) {
      new ComparisonPage(comparison).page().write(html);
    }
    if (json) {
      screen.json(comparison.json());
    } else {
      screen.print(comparison.lines());
    }
    return 0;
  }
}
