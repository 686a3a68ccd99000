package dev.morphogen.spark.command;

import dev.morphogen.spark.exchange.RingExchange;
import dev.morphogen.spark.exchange.RingHandshake;
import dev.morphogen.spark.exchange.RingHandshake.Token;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.BarrierTaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction1;

/** Measures one exchange between the tasks of a barrier stage, without any training: {@code ExchangeBenchmark MASTER WORKERS}. */
public final class ExchangeBenchmark {

  private static final List<Integer> SIZES = List.of(1, 101_066, 216_106, 788_900);
  private static final int WARM_UP = 300;
  private static final int MEASURED = 500;

  private ExchangeBenchmark() {}

  /** Prints a line for each size, as worker 0 saw it. */
  public static void main(String[] arguments) {
    int workers = Integer.parseInt(arguments[1]);
    SparkSession session =
        SparkSession.builder()
            .appName("exchange")
            .master(arguments[0])
            .config("spark.ui.enabled", false)
            .getOrCreate();
    List<Integer> ranks = IntStream.range(0, workers).boxed().toList();
    new JavaSparkContext(session.sparkContext())
            .parallelize(ranks, workers)
            .rdd()
            .barrier()
            .mapPartitions(
                new Measure(workers), false, ClassTag$.MODULE$.<String>apply(String.class))
            .toJavaRDD()
            .collect()
            .stream()
            .limit(1)
            .forEach(System.out::println);
    session.stop();
  }

  /** One worker's part. */
  private static final class Measure extends AbstractFunction1<Iterator<Integer>, Iterator<String>>
      implements Serializable {

    private static final long serialVersionUID = 1;

    private final int workers;

    Measure(int workers) {
      this.workers = workers;
    }

    @Override
    public Iterator<String> apply(Iterator<Integer> ranks) {
      BarrierTaskContext context = BarrierTaskContext.get();
      int rank = context.partitionId();
      try (RingHandshake handshake = new RingHandshake(rank, workers, new Token(5, 5))) {
        String address = context.getTaskInfos()[rank].address();
        String host = address.substring(0, address.lastIndexOf(':'));
        String[] all = context.allGather(host + ":" + handshake.port());
        try (RingExchange ring = handshake.connect(all, Duration.ofSeconds(60), () -> false)) {
          return CollectionConverters.asScala(List.of(measure(ring)).iterator());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String measure(RingExchange ring) {
      StringBuilder lines = new StringBuilder();
      for (int size : SIZES) {
        float[] numbers = new float[size];
        double[] millis = new double[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
          Arrays.fill(numbers, ring.rank() + 1);
          long began = System.nanoTime();
          ring.average(numbers);
          millis[Math.max(0, i)] = (System.nanoTime() - began) * 1e-6;
        }
        float expected = (ring.workers() + 1) / 2f;
        if (numbers[size - 1] != expected) {
          throw new IllegalStateException("expected " + expected + ", got " + numbers[size - 1]);
        }
        Arrays.sort(millis);
        lines.append(
            String.format(
                Locale.ROOT,
                "%d workers, %d numbers: median %.3f ms, 90 %% within %.3f ms%n",
                ring.workers(),
                size,
                millis[MEASURED / 2],
                millis[MEASURED * 9 / 10]));
      }
      return lines.toString().stripTrailing();
    }
  }
}
