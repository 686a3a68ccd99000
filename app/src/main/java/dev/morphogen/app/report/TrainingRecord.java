package dev.morphogen.app.report;

import dev.morphogen.network.model.Model;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.report.EpochReport;
import dev.morphogen.training.report.StabilityReport;
import dev.morphogen.training.report.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes {@code metrics.jsonl} and {@code report.html} while a training goes on and when it is done. What cannot be
 * written becomes a warning: it never costs a training or its model.
 */
public final class TrainingRecord implements TrainingListener {

  private final Path folder;
  private final MetricsFile file;
  private final Consumer<String> warning;
  private final List<EpochMetrics> epochs = new ArrayList<>();
  private boolean diffuses;
  private boolean begun;
  private boolean warned;
  private boolean stopped;
  private int ofEpochs;

  /**
   * For a training in {@code folder}, which need not be there yet; nothing is touched before its first epoch is done.
   *
   * @param history the epochs that are done already: what the folder has of others is dropped, and of these kept
   */
  public TrainingRecord(Path folder, List<EpochReport> history, Consumer<String> warning) {
    this.folder = folder;
    this.warning = warning;
    file = new MetricsFile(folder);
    if (!history.isEmpty()) {
      attempt(() -> continueFrom(history));
    }
  }

  /** A checkpoint knows everything but the stability. */
  private void continueFrom(List<EpochReport> history) {
    history.forEach(report -> epochs.add(EpochMetrics.of(report)));
    ofEpochs = history.getLast().epochs();
    file.read().forEach(earlier -> setStability(earlier.epoch(), earlier.stability()));
  }

  private void setStability(int epoch, List<StepMetrics> steps) {
    epochs.replaceAll(metrics -> metrics.epoch() == epoch ? metrics.with(steps) : metrics);
  }

  @Override
  public synchronized void onEpoch(EpochReport report) {
    ofEpochs = report.epochs();
    epochs.add(EpochMetrics.of(report));
    if (!diffuses) {
      save();
    }
  }

  /** Comes before the first epoch of a run and after each, if it comes at all. */
  @Override
  public synchronized void onStability(StabilityReport report) {
    boolean first = !diffuses;
    diffuses = true;
    setStability(report.epoch(), report.steps().stream().map(StepMetrics::of).toList());
    if (!first) {
      save();
    }
  }

  private void save() {
    attempt(() -> {
      if (begun) {
        file.append(epochs.getLast());
      } else {
        file.write(epochs);
        begun = true;
      }
      if (!stopped) {
        ReportFile.writeUnfinished(folder, epochs, ofEpochs);
      }
    });
  }

  /**
   * For a training that ends before it is done, maybe in another thread: the page says so, and the command to go on. A
   * training that has kept nothing has no page.
   */
  public synchronized void stop(String command) {
    stopped = true;
    if (!epochs.isEmpty()) {
      attempt(() -> ReportFile.writeStopped(folder, epochs, ofEpochs, command));
    }
  }

  /** After the model is saved: tests it once more and writes the whole report; returns whether that worked. */
  public boolean finish(Model model, ImageDataset data, int threads) {
    return attempt(() -> {
      file.write(epochs);
      // Whoever ends the test below leaves a page that waits for nothing.
      ReportFile.writeDone(folder, epochs);
      Run run = new Run(folder, model.config(), epochs);
      ReportFile.write(run, model, TestResult.of(model, data, threads), ReportFile.in(folder));
    });
  }

  /** A full disk says so once, not after every epoch. */
  private boolean attempt(Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException | OutOfMemoryError e) {
      if (!warned) {
        warning.accept("the training is unharmed, but not its report: " + e.getMessage());
      }
      warned = true;
      return false;
    }
  }
}
