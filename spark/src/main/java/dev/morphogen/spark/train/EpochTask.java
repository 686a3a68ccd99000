package dev.morphogen.spark.train;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.spark.exchange.EpochEndedException;
import dev.morphogen.spark.exchange.RingExchange;
import dev.morphogen.spark.exchange.RingHandshake;
import dev.morphogen.spark.exchange.RingHandshake.Token;
import dev.morphogen.training.GradientExchange;
import dev.morphogen.training.WorkerReport;
import dev.morphogen.training.WorkerTraining;
import dev.morphogen.training.checkpoint.Checkpoint;
import dev.morphogen.training.data.MemorySplit;
import dev.morphogen.training.input.Shard;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/** One worker's epoch, as a task of a barrier stage: all of them run at the same time or none does. */
final class EpochTask extends AbstractFunction1<Iterator<Tuple2<Long, byte[]>>, Iterator<byte[]>>
    implements Serializable {

  private static final long serialVersionUID = 1;

  private final TrainingJob job;
  private final Broadcast<byte[]> state;
  private final long high;
  private final long low;

  /** {@code token} is this epoch's alone; the stage's attempt is added to it. */
  EpochTask(TrainingJob job, Broadcast<byte[]> state, Token token) {
    this.job = job;
    this.state = state;
    high = token.high();
    low = token.low();
  }

  @Override
  public Iterator<byte[]> apply(Iterator<Tuple2<Long, byte[]>> rows) {
    BarrierTaskContext context = BarrierTaskContext.get();
    EpochResult result = result(context, rows);
    return CollectionConverters.asScala(List.of(Wire.bytes(result)).iterator());
  }

  private EpochResult result(BarrierTaskContext context, Iterator<Tuple2<Long, byte[]>> rows) {
    int rank = context.partitionId();
    NetworkSpec spec = job.network();
    MemorySplit images =
        ShardStore.get(
            job.id(),
            rank,
            () ->
                ShardImages.load(
                    rank,
                    CollectionConverters.asJava(rows),
                    spec.input(),
                    job.digests().get(rank)));
    if (job.workers() == 1) {
      return train(rank, spec, images, GradientExchange.ALONE, () -> {});
    }
    try (RingExchange ring = ring(context, rank)) {
      return train(rank, spec, images, ring, ring::endEpoch);
    }
  }

  /** What a repetition would not change is a result; everything else makes Spark repeat the stage. */
  private EpochResult train(
      int rank,
      NetworkSpec spec,
      MemorySplit images,
      GradientExchange exchange,
      Runnable endForAll) {
    try {
      Checkpoint from = Checkpoint.ofBytes(state.value()).orElseThrow();
      WorkerReport report =
          new WorkerTraining(spec, job.workerRecipe(), job.seed())
              .epoch(
                  from,
                  images,
                  Shard.of(rank, job.workers(), job.images()),
                  job.preprocessing(),
                  job.threads(),
                  exchange);
      return EpochResult.of(rank, report);
    } catch (InvalidInputException | WorkFailedException e) {
      endForAll.run();
      boolean callWrong = e instanceof InvalidInputException;
      return EpochResult.failed(rank, String.valueOf(e.getMessage()), callWrong);
    } catch (EpochEndedException e) {
      return EpochResult.failed(rank, "", false);
    }
  }

  private RingExchange ring(BarrierTaskContext context, int rank) {
    Token token = new Token(high, low + context.stageAttemptNumber());
    try (RingHandshake handshake = new RingHandshake(rank, job.workers(), token)) {
      // An executor's address; its port is another.
      String address = context.getTaskInfos()[rank].address();
      String host = address.substring(0, address.lastIndexOf(':'));
      String[] addresses = context.allGather(host + ":" + handshake.port());
      Duration timeout = Duration.ofSeconds(job.timeoutSeconds());
      return handshake.connect(addresses, timeout, context::isInterrupted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
