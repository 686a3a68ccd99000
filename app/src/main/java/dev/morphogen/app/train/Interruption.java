package dev.morphogen.app.train;

import dev.morphogen.app.report.TrainingRecord;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.app.screen.Text;

/** While it is open, Ctrl-C says what is kept and how to go on, in the training's page too. */
final class Interruption implements AutoCloseable {

  private final Thread farewell;

  Interruption(
      TrainingFolder folder, TrainingProgress progress, TrainingRecord record, Screen screen) {
    farewell =
        new Thread(() -> {
          say(folder, progress, screen);
          record.stop(folder.commandToResume());
        });
    Runtime.getRuntime().addShutdownHook(farewell);
  }

  private static void say(TrainingFolder folder, TrainingProgress progress, Screen screen) {
    progress.close();
    String kept = Text.plural(progress.epochsDone(), "epoch");
    screen.tell("morphogen: stopped with %s kept; to go on:".formatted(kept));
    screen.tell("  " + folder.commandToResume());
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(farewell);
    } catch (IllegalStateException e) {
      // Already on the way out: the farewell is being said.
      return;
    }
  }
}
