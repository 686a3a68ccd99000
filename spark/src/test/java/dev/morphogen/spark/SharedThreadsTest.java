package dev.morphogen.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever gives workers threads that they would have to wait for is told so. */
final class SharedThreadsTest {

  private static SparkSession session;

  @BeforeAll
  static void start() {
    session = Sessions.local(2);
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  /** What is logged about workers. */
  private static List<String> warnings(int workers, int threads) {
    PrintStream before = System.err;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    session.sparkContext().setLogLevel("WARN");
    try {
      Toy.classifier(workers).with("threads", threads).fit(Toy.train(session, 2));
    } finally {
      session.sparkContext().setLogLevel("ERROR");
      System.setErr(before);
    }
    return log.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("workers: "))
        .map(line -> line.substring(line.indexOf("workers: ")))
        .toList();
  }

  @Test
  void warnsOnceOfWorkersThatTakeTurns() {
    assertThat(warnings(2, 2))
        .containsExactly(
            "workers: expected one an executor, as those of one executor take turns with its 2 threads, got executors: 1, workers: 2: set spark.executor.cores to spark.task.cpus, or threads to 1");
    assertThat(warnings(1, 2)).isEmpty();
    assertThat(warnings(2, 1)).isEmpty();
  }
}
