package dev.morphogen.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.WorkFailedException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A training that is no longer wanted ends, and its epoch is not done again. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class CancelledTrainingTest {

  private final AtomicBoolean begun = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private SparkSession session;

  @BeforeEach
  void start() {
    session = Sessions.local(2);
  }

  @AfterEach
  void stop() {
    session.stop();
  }

  /** Trains for hours, but for what happens in the middle of the second epoch. */
  private void train(Runnable accident) {
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onJobStart(SparkListenerJobStart job) {
            if (begun.getAndSet(false)) {
              accident.run();
            }
          }

          @Override
          public void onJobEnd(SparkListenerJobEnd job) {
            if (job.jobResult().toString().startsWith("JobFailed")) {
              ended.countDown();
            }
          }
        };
    session.sparkContext().addSparkListener(listener);
    Toy.classifier(2)
        .with("epochs", 10_000)
        .onEpoch(epoch -> begun.set(epoch.epoch() == 1))
        .fit(Toy.train(session, 2));
  }

  @Test
  void byItsJobGroup() {
    SparkContext context = session.sparkContext();
    context.setJobGroup("training", "to be cancelled", false);
    assertThatThrownBy(() -> train(() -> context.cancelJobGroup("training")))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage("training: epoch 2 was cancelled");
  }

  @Test
  void byItsThread() throws InterruptedException {
    Thread training = Thread.currentThread();
    assertThatThrownBy(() -> train(training::interrupt))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage("training: interrupted");
    assertThat(Thread.interrupted()).isTrue();
    // Its job has not been left running.
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
