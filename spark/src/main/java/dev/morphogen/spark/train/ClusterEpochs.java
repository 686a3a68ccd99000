package dev.morphogen.spark.train;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.spark.exchange.RingHandshake.Token;
import dev.morphogen.training.checkpoint.Checkpoint;
import dev.morphogen.training.report.EpochReport;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * Epochs as barrier stages. An epoch begins from a state that is broadcast and leaves one behind, so one that fails is done again
 * from its beginning, to the same bits: by Spark within the job, and beyond that by a job of its own.
 */
final class ClusterEpochs {

  private static final Logger LOG = LoggerFactory.getLogger(ClusterEpochs.class);
  private static final int TRIES = 4;
  private static final ClassTag<byte[]> BYTES = ClassTag$.MODULE$.apply(byte[].class);

  private final JavaSparkContext context;
  private final JavaPairRDD<Long, byte[]> rows;
  private final TrainingJob job;
  private final SecureRandom random = new SecureRandom();

  /** What an epoch leaves behind. */
  record Done(Checkpoint state, EpochSummary summary) {}

  ClusterEpochs(SparkContext context, JavaPairRDD<Long, byte[]> rows, TrainingJob job) {
    this.context = JavaSparkContext.fromSparkContext(context);
    this.rows = rows;
    this.job = job;
  }

  /**
   * Has the next epoch done.
   *
   * @throws WorkFailedException if it fails and would again, failed too often, or was cancelled
   * @throws InterruptedException if the thread is; the epoch is then cancelled
   */
  Done after(Checkpoint state, int epochs) throws InterruptedException {
    long began = System.nanoTime();
    Broadcast<byte[]> broadcast = context.broadcast(state.toBytes());
    try {
      List<EpochResult> results = results(broadcast, state.epoch() + 1);
      requireSameState(results, state.epoch() + 1);
      return done(state, results, epochs, (System.nanoTime() - began) * 1e-9);
    } finally {
      broadcast.destroy();
    }
  }

  /** Spark throws what it does not declare. */
  @SuppressWarnings("CatchingUnchecked")
  private List<EpochResult> results(Broadcast<byte[]> state, int epoch)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        return requireNoFailure(run(state));
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        Optional<RuntimeException> ours = Failures.ours(e);
        if (ours.isPresent()) {
          throw ours.get();
        }
        if (Failures.isCancelled(e)) {
          throw new WorkFailedException("training: epoch %d was cancelled".formatted(epoch), e);
        }
        if (attempt == TRIES || context.sc().isStopped()) {
          throw new WorkFailedException(
              "training: epoch %d failed %d times, last because: %s"
                  .formatted(epoch, attempt, Failures.firstLine(e)),
              e);
        }
        LOG.warn("epoch {} failed and is done again from its beginning: {}", epoch, e.toString());
      }
    }
  }

  private List<EpochResult> run(Broadcast<byte[]> state)
      throws ExecutionException, InterruptedException {
    Token token = new Token(random.nextLong(), random.nextLong());
    JavaFutureAction<List<byte[]>> results =
        rows.rdd()
            .barrier()
            .mapPartitions(new EpochTask(job, state, token), false, BYTES)
            .toJavaRDD()
            .collectAsync();
    return await(results).stream()
        .map(bytes -> Wire.value(bytes, EpochResult.class))
        .sorted(Comparator.comparingInt(EpochResult::rank))
        .toList();
  }

  private static <T> T await(JavaFutureAction<T> action)
      throws ExecutionException, InterruptedException {
    try {
      return action.get();
    } catch (InterruptedException e) {
      // The cluster would go on, and nobody would wait for it.
      action.cancel(true);
      throw e;
    }
  }

  private static List<EpochResult> requireNoFailure(List<EpochResult> results) {
    for (EpochResult result : results) {
      if (!result.failure().isEmpty()) {
        String where = results.size() == 1 ? "" : "worker %d: ".formatted(result.rank());
        throw result.callWrong()
            ? new InvalidInputException(where + result.failure())
            : new WorkFailedException(where + result.failure());
      }
    }
    return results;
  }

  static void requireSameState(List<EpochResult> results, int epoch) {
    EpochResult first = results.getFirst();
    for (EpochResult result : results) {
      if (result.checksum() != first.checksum()) {
        throw new WorkFailedException(
            "training: after epoch %d workers 0 and %d have different weights (checksums %08x and %08x): please report it"
                .formatted(epoch, result.rank(), first.checksum(), result.checksum()));
      }
      if (!result.kernels().equals(first.kernels())) {
        LOG.warn(
            "workers 0 and {} compute with kernels '{}' and '{}': a repetition on other executors may differ in last bits",
            result.rank(),
            first.kernels(),
            result.kernels());
      }
    }
  }

  private Done done(Checkpoint before, List<EpochResult> results, int epochs, double seconds) {
    Checkpoint state = Checkpoint.ofBytes(results.getFirst().state()).orElseThrow();
    int images = results.stream().mapToInt(EpochResult::images).sum();
    double loss = results.stream().mapToDouble(EpochResult::lossSum).sum() / images;
    double accuracy = (double) results.stream().mapToLong(EpochResult::hits).sum() / images;
    EpochResult slowest =
        results.stream().max(Comparator.comparingDouble(EpochResult::seconds)).orElseThrow();
    double rate = images / slowest.seconds();
    EpochSummary summary =
        new EpochSummary(
            before.epoch() + 1,
            epochs,
            results.size(),
            loss,
            accuracy,
            rate,
            slowest.exchangeSeconds() / slowest.seconds(),
            seconds,
            slowest.learningRate());
    List<EpochReport> history = new ArrayList<>(before.history());
    // There are no test images here.
    history.add(
        new EpochReport(
            summary.epoch(),
            epochs,
            loss,
            accuracy,
            Double.NaN,
            Double.NaN,
            Double.NaN,
            rate,
            seconds,
            slowest.learningRate()));
    return new Done(
        new Checkpoint(
            before.identity(),
            state.kernels(),
            summary.epoch(),
            state.steps(),
            history,
            state.arrays()),
        summary);
  }
}
