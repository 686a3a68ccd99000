package dev.morphogen.app.train;

import dev.morphogen.training.report.BatchReport;
import dev.morphogen.training.report.TrainingListener;
import java.util.List;

/** Once a training really goes on with what was typed for it, with more epochs say, the next {@code --resume} does so too. */
final class ContinuedTraining implements TrainingListener {

  private final TrainingFolder folder;
  private final List<String> arguments;
  private boolean kept;

  ContinuedTraining(TrainingFolder folder, List<String> arguments) {
    this.folder = folder;
    this.arguments = List.copyOf(arguments);
  }

  /** The first tells that the checkpoint has accepted them. */
  @Override
  public void onBatch(BatchReport report) {
    if (!kept) {
      folder.keep(arguments);
      kept = true;
    }
  }
}
