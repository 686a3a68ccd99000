package dev.morphogen.app.report;

import dev.morphogen.app.page.Page;
import dev.morphogen.network.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code report.html}. */
final class ReportFile {

  /** While a training goes on, the open page looks for news as often. */
  private static final int REFRESH_SECONDS = 20;

  /** How a report without a test says so. */
  static final String UNTESTED = "The test is left out";

  private ReportFile() {}

  static Path in(Path folder) {
    return folder.resolve("report.html");
  }

  static void write(Run run, Model model, TestResult test, Path file) {
    new ReportPage(run, model, test, "").page().write(file);
  }

  static void writeUntested(Run run, Model model, String why, Path file) {
    new ReportPage(run, model, null, why).page().write(file);
  }

  /** Whether a report with the model's test is there, which the same command may no longer be able to make. */
  static boolean isTested(Path file) {
    try {
      String page = Files.readString(file);
      return page.contains(ClassSection.TITLE) && !page.contains(UNTESTED);
    } catch (IOException e) {
      return false;
    }
  }

  /** The curves so far. */
  static void writeUnfinished(Path folder, List<EpochMetrics> epochs, int ofEpochs) {
    @Nullable Path name = folder.toAbsolutePath().normalize().getFileName();
    new Page(String.valueOf(name))
        .refreshEvery(REFRESH_SECONDS)
        .paragraph(
            "In training: epoch %d of %d is done. This page looks for the next by itself."
                .formatted(epochs.size(), ofEpochs))
        .section("Curves")
        .charts(new Curves(epochs).charts())
        .charts(new Curves(epochs).stability())
        .write(in(folder));
  }
}
