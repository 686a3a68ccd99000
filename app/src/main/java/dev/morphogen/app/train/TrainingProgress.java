package dev.morphogen.app.train;

import dev.morphogen.app.screen.Bar;
import dev.morphogen.app.screen.ProgressLine;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.app.screen.Text;
import dev.morphogen.training.report.BatchReport;
import dev.morphogen.training.report.EpochReport;
import dev.morphogen.training.report.TrainingListener;
import org.jspecify.annotations.Nullable;

/** Shows a training: a line that moves on a terminal, and one that stays for each epoch. */
final class TrainingProgress implements TrainingListener, AutoCloseable {

  private static final String HEADING =
      "  epoch      loss   train %    test %    best %   images/s       time";

  private final ProgressLine line;
  private final long began = System.nanoTime();
  private final int epochsBefore;
  private volatile @Nullable BatchReport now;
  private volatile int epochsDone;
  private boolean headed;

  /** Of a training that has kept so many epochs already. */
  TrainingProgress(Screen screen, int epochsBefore) {
    this.epochsBefore = epochsBefore;
    epochsDone = epochsBefore;
    line = screen.progress(this::text);
  }

  @Override
  public void onBatch(BatchReport report) {
    now = report;
  }

  @Override
  public void onEpoch(EpochReport report) {
    if (!headed) {
      line.above(HEADING);
      headed = true;
    }
    epochsDone = report.epoch();
    String number = report.epoch() + "/" + report.epochs();
    line.above(
        "%7s %9s %9s %9s %9s %10s %10s"
            .formatted(
                number,
                Text.loss(report.trainingLoss()),
                Text.decimal(100 * report.trainingAccuracy(), 2),
                Text.decimal(100 * report.testAccuracy(), 2),
                Text.decimal(100 * report.bestTestAccuracy(), 2),
                Text.count(Math.round(report.imagesPerSecond())),
                Text.duration(report.seconds())));
  }

  @Override
  public void onWarning(String sentence) {
    line.above("morphogen: " + sentence);
  }

  /** epoch 3/30 |####    | batch 12/40  2,345 images/s  loss 0.4123  1:23 left; narrow terminals do without the speed. */
  String text(int columns, Bar bar) {
    BatchReport report = now;
    if (report == null) {
      return "preparing ...";
    }
    String begin = "epoch %d/%d ".formatted(report.epoch(), report.epochs());
    boolean testing = report.batch() == report.batches();
    String place =
        testing ? " testing" : " batch %d/%d".formatted(report.batch(), report.batches());
    String speed = "  %s images/s".formatted(Text.count(Math.round(report.imagesPerSecond())));
    String rest = "  loss %s  %s left".formatted(Text.loss(report.loss()), left(report));
    boolean wide = begin.length() + place.length() + speed.length() + rest.length() <= columns;
    String end = place + (wide ? speed : "") + rest;
    double share = (double) report.images() / report.epochImages();
    return begin + bar.of(share, columns - begin.length() - end.length()) + end;
  }

  /** For all epochs, from the time that those of this run took, their tests included. */
  private String left(BatchReport report) {
    double epochs = report.epoch() - 1 + (double) report.images() / report.epochImages();
    double here = epochs - epochsBefore;
    double elapsed = (System.nanoTime() - began) * 1e-9;
    return here > 0 ? Text.clock(elapsed / here * (report.epochs() - epochs)) : "?";
  }

  /** Epochs that are kept. */
  int epochsDone() {
    return epochsDone;
  }

  @Override
  public void close() {
    line.close();
  }
}
