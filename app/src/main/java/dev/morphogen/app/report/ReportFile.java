package dev.morphogen.app.report;

import dev.morphogen.app.page.Page;
import dev.morphogen.app.screen.Text;
import dev.morphogen.network.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code report.html}. */
final class ReportFile {

  /** While a training goes on, the open page looks for news as often. */
  private static final int REFRESH_SECONDS = 20;

  /** How a report without a test says so. */
  static final String UNTESTED = "The test is left out";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

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

  /** The curves so far; an old time tells of a training that was killed and could not say so. */
  static void writeUnfinished(Path folder, List<EpochMetrics> epochs, int ofEpochs) {
    String sentence =
        "In training: epoch %d of %d is done, at %s after %s. This page looks for the next by itself."
            .formatted(
                epochs.size(),
                ofEpochs,
                TIME.format(ZonedDateTime.now(ZoneId.systemDefault())),
                Numbers.duration(Numbers.of(epochs.getLast().seconds())));
    write(soFar(folder, epochs, sentence).refreshEvery(REFRESH_SECONDS), folder);
  }

  /** The curves of a training that goes on only when {@code command} is typed. */
  static void writeStopped(Path folder, List<EpochMetrics> epochs, int ofEpochs, String command) {
    String sentence =
        "Stopped after epoch %d of %d. To go on: %s".formatted(epochs.size(), ofEpochs, command);
    write(soFar(folder, epochs, sentence), folder);
  }

  /** The curves of a training that is done, while its model is tested once more. */
  static void writeDone(Path folder, List<EpochMetrics> epochs) {
    String sentence =
        "Done after epoch %d. The whole report is being made; if it does not come: %s"
            .formatted(epochs.size(), commandToMake(folder));
    write(soFar(folder, epochs, sentence), folder);
  }

  /** A training's page has no other name to take. */
  private static void write(Page page, Path folder) {
    page.write(in(folder), "move it away, then, once the model is done: " + commandToMake(folder));
  }

  private static String commandToMake(Path folder) {
    return "./morphogen report --model " + Text.typed(folder);
  }

  private static Page soFar(Path folder, List<EpochMetrics> epochs, String sentence) {
    @Nullable Path name = folder.toAbsolutePath().normalize().getFileName();
    return new Page(String.valueOf(name))
        .paragraph(sentence)
        .section("Curves")
        .charts(new Curves(epochs).charts())
        .paragraph(Curves.LOSSES)
        .charts(new Curves(epochs).stability());
  }
}
