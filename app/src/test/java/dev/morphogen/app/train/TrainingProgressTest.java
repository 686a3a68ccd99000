package dev.morphogen.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.screen.Bar;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.training.report.BatchReport;
import dev.morphogen.training.report.EpochReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class TrainingProgressTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Screen screen(boolean terminal) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Screen(stream, stream, terminal);
  }

  private static EpochReport epoch(int number) {
    return new EpochReport(number, 300, 2.3456, 0.5, 1.2, 0.6, 0.7, 12_345.6, 83, 0.1);
  }

  private static BatchReport batch(int epoch, int batch) {
    return new BatchReport(epoch, 300, batch, 500, batch * 100, 50_000, 12.3456, 0.5, 12_345, 0.1);
  }

  @Test
  void aLineAnEpoch() {
    try (TrainingProgress progress = new TrainingProgress(screen(false), 0)) {
      progress.onBatch(batch(3, 500));
      progress.onEpoch(epoch(3));
      progress.onEpoch(epoch(4));
      assertThat(progress.epochsDone()).isEqualTo(4);
    }
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo(
            """
              epoch      loss   train %    test %    best %   images/s       time
              3/300    2.3456     50.00     60.00     70.00     12,346 1 min 23 s
              4/300    2.3456     50.00     60.00     70.00     12,346 1 min 23 s
            """);
  }

  /** With a learning rate far too large it is finite for a while. */
  @Test
  void aLossThatBlowsUpStaysInItsColumn() {
    try (TrainingProgress progress = new TrainingProgress(screen(false), 0)) {
      for (double loss : new double[] {9999.99994, 9999.99996, 1142002003853234700000000000.0}) {
        progress.onEpoch(new EpochReport(1, 1, loss, 0.5, 1.2, 0.6, 0.7, 12_345.6, 83, 0.1));
      }
    }
    assertThat(err.toString(StandardCharsets.UTF_8).lines().skip(1).map(s -> s.substring(8, 27)))
        .containsExactly("9999.9999     50.00", "1.000e+04     50.00", "1.142e+27     50.00");
  }

  @Test
  void theMovingLineFitsItsTerminal() {
    Screen screen = screen(true);
    Bar bar = Bar.on(screen);
    try (TrainingProgress progress = new TrainingProgress(screen, 0)) {
      assertThat(progress.text(57, bar)).isEqualTo("preparing ...");
      progress.onBatch(batch(300, 499));
      for (int columns : new int[] {77, 97}) {
        assertThat(progress.text(columns, bar))
            .hasSize(columns)
            .startsWith("epoch 300/300 ▕")
            .endsWith(" batch 499/500  12,345 images/s  loss 12.3456  0:00 left");
      }
      assertThat(progress.text(57, bar))
          .as("without the speed, for which there is no room")
          .isEqualTo("epoch 300/300 ▕██▏ batch 499/500  loss 12.3456  0:00 left");
    }
  }

  @Test
  void theLineMovesWhileATrainingIsAtWork() throws InterruptedException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    try (TrainingProgress progress = new TrainingProgress(screen(true), 0)) {
      progress.onBatch(batch(300, 499));
      while (!err.toString(StandardCharsets.UTF_8).contains("\repoch ")) {
        assertThat(System.nanoTime()).as("nothing was drawn").isLessThan(deadline);
        Thread.sleep(10);
      }
    }
    assertThat(err.toString(StandardCharsets.UTF_8)).endsWith("\r\u001b[K");
  }

  @Test
  void keptEpochsOfAnEarlierRunCount() {
    try (TrainingProgress progress = new TrainingProgress(screen(false), 7)) {
      assertThat(progress.epochsDone()).as("before the first batch").isEqualTo(7);
      progress.onBatch(batch(8, 1));
      assertThat(progress.epochsDone()).isEqualTo(7);
    }
  }
}
