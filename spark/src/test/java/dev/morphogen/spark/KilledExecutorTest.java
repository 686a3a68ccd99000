package dev.morphogen.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.model.Model;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An executor that is killed in the middle of an epoch costs that epoch and changes no bit. Takes minutes: docs/spark.md has the command. */
@Tag("kill")
final class KilledExecutorTest {

  private static final ImageDataset DATA = Datasets.limit(Datasets.open("sample"), 1500, 1);

  /** After an epoch's end: with 1,500 images the next one takes longer on any machine. */
  private static final long MIDDLE_MILLIS = 2500;

  private static MorphogenClassifier classifier() {
    return new MorphogenClassifier()
        .with("channels", 1)
        .with("epochs", 3)
        .with("workers", 2)
        .with("seed", 3L);
  }

  private static Model train(SparkSession session, MorphogenClassifier classifier) {
    return classifier
        .fit(ImageFrames.of(session, DATA.train(), DATA.imageShape(), DATA.classes(), 4))
        .model();
  }

  @Test
  void costsAnEpochAndChangesNoBit() throws Exception {
    Model expected;
    try (SparkSession session = Sessions.local(2)) {
      expected = train(session, classifier());
    }
    AtomicInteger failed = new AtomicInteger();
    AtomicInteger removed = new AtomicInteger();
    List<String> epochs = new ArrayList<>();
    try (SparkSession session = Sessions.cluster(2)) {
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
      Thread[] killer = {null};
      Model model =
          train(
              session,
              classifier()
                  .onEpoch(epoch -> {
                    epochs.add(epoch.toString());
                    if (epoch.epoch() == 1) {
                      killer[0] = new Thread(() -> killAfter(MIDDLE_MILLIS));
                      killer[0].start();
                    }
                  }));
      killer[0].join();
      System.out.println("kill -9 in epoch 2: " + epochs + ", failed stages " + failed);
      assertThat(removed).hasPositiveValue();
      assertThat(failed).hasPositiveValue();
      assertThat(epochs).hasSize(3);
      assertThat(model.weights().trained()).isEqualTo(expected.weights().trained());
      assertThat(model.weights().tracked()).isEqualTo(expected.weights().tracked());
    }
  }

  private static void killAfter(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      return;
    }
    // This JVM's only children are the executors.
    ProcessHandle executor = ProcessHandle.current().children().findFirst().orElseThrow();
    assertThat(executor.destroyForcibly()).isTrue();
  }
}
