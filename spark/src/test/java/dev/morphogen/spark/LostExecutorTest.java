package dev.morphogen.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.model.Model;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * An executor that dies or hangs in the middle of an epoch costs that epoch and changes no bit. Takes minutes: CONTRIBUTING.md has
 * the command.
 */
@Tag("kill")
final class LostExecutorTest {

  private static final ImageDataset DATA = Datasets.limit(Datasets.open("sample"), 1500, 1);

  /** After an epoch's end: with 1,500 images the next one takes longer on any machine. */
  private static final long MIDDLE_MILLIS = 2500;

  /** How long a worker waits for the others. */
  private static final int TIMEOUT_SECONDS = 10;

  private static Model expected;

  /** What happened to the training. */
  private record Outcome(List<String> epochs, int failedStages, int removedExecutors) {}

  /** What happens to an executor. */
  private interface Accident {
    void to(ProcessHandle executor) throws IOException, InterruptedException;
  }

  @BeforeAll
  static void undisturbed() throws IOException {
    try (SparkSession session = Sessions.local(2)) {
      expected = train(session, classifier());
    }
  }

  private static MorphogenClassifier classifier() {
    return new MorphogenClassifier()
        .with("channels", 1)
        .with("epochs", 3)
        .with("workers", 2)
        .with("timeout", TIMEOUT_SECONDS)
        .with("seed", 3L);
  }

  private static Model train(SparkSession session, MorphogenClassifier classifier) {
    return classifier
        .fit(ImageFrames.of(session, DATA.train(), DATA.imageShape(), DATA.classes(), 4))
        .model();
  }

  /** A training with an accident in the second of three epochs, which ends with the weights that it would have had without. */
  private static Outcome withAccident(Accident accident, Map<String, String> settings)
      throws IOException {
    AtomicInteger failed = new AtomicInteger();
    AtomicInteger removed = new AtomicInteger();
    List<String> epochs = new ArrayList<>();
    List<CompletableFuture<Void>> happened = new ArrayList<>();
    try (SparkSession session = Sessions.cluster(2, settings)) {
      session
          .sparkContext()
          .addSparkListener(
              new SparkListener() {
                @Override
                public void onStageCompleted(SparkListenerStageCompleted stage) {
                  if (stage.stageInfo().failureReason().isDefined()) {
                    failed.incrementAndGet();
                  }
                }

                @Override
                public void onExecutorRemoved(SparkListenerExecutorRemoved executor) {
                  removed.incrementAndGet();
                }
              });
      Model model =
          train(
              session,
              classifier()
                  .onEpoch(epoch -> {
                    epochs.add(epoch.toString());
                    if (epoch.epoch() == 1) {
                      happened.add(CompletableFuture.runAsync(() -> happen(accident)));
                    }
                  }));
      happened.getFirst().join();
      System.out.println(epochs + ", failed stages " + failed + ", removed executors " + removed);
      assertThat(model.weights().trained()).isEqualTo(expected.weights().trained());
      assertThat(model.weights().tracked()).isEqualTo(expected.weights().tracked());
    }
    assertThat(epochs).hasSize(3);
    return new Outcome(epochs, failed.get(), removed.get());
  }

  private static void happen(Accident accident) {
    try {
      Thread.sleep(MIDDLE_MILLIS);
      // This JVM's only children are the executors.
      accident.to(ProcessHandle.current().children().findFirst().orElseThrow());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void signal(String name, ProcessHandle process)
      throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  @Test
  void killed() throws IOException {
    Outcome outcome =
        withAccident(executor -> assertThat(executor.destroyForcibly()).isTrue(), Map.of());
    assertThat(outcome.removedExecutors()).isPositive();
    assertThat(outcome.failedStages()).isPositive();
  }

  /** As in a long pause of its machine: Spark still waits for it when the other worker no longer does. */
  @Test
  void silentForLongerThanTheTimeout() throws IOException {
    Outcome outcome =
        withAccident(
            executor -> {
              signal("STOP", executor);
              Thread.sleep(1000 * (TIMEOUT_SECONDS + 4));
              signal("CONT", executor);
            },
            Map.of());
    assertThat(outcome.failedStages()).isPositive();
    assertThat(outcome.removedExecutors()).isZero();
  }

  /** Its slot is free again when Spark has given it up. */
  @Test
  void silentForGood() throws IOException {
    Outcome outcome =
        withAccident(
            executor -> signal("STOP", executor),
            Map.of(
                "spark.executor.heartbeatInterval", "3s",
                "spark.network.timeout", "20s",
                "spark.network.timeoutInterval", "3s"));
    assertThat(outcome.removedExecutors()).isPositive();
    assertThat(outcome.failedStages()).isPositive();
  }
}
