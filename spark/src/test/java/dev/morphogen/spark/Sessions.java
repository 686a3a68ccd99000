package dev.morphogen.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** Spark in this JVM, and Spark with executors in JVMs of their own. */
final class Sessions {

  private Sessions() {}

  static SparkSession local(int slots) {
    return builder("local[" + slots + "]").getOrCreate();
  }

  /** So many executor JVMs with a core each. */
  static SparkSession cluster(int executors) {
    return cluster(executors, Map.of());
  }

  /** With these settings besides. */
  static SparkSession cluster(int executors, Map<String, String> settings) {
    try {
      // What a worker looks for before it starts an executor.
      Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
      String options =
          String.join(" ", Files.readAllLines(Path.of(System.getProperty("java.options"))));
      SparkSession.Builder builder = builder("local-cluster[" + executors + ",1,1024]");
      settings.forEach(builder::config);
      return builder
          .config("spark.executor.memory", "1g")
          .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
          .config("spark.executor.extraJavaOptions", options)
          .config("spark.scheduler.barrier.maxConcurrentTasksCheck.interval", "1s")
          .getOrCreate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SparkSession.Builder builder(String master) {
    return SparkSession.builder()
        .appName("test")
        .master(master)
        .config("spark.ui.enabled", false)
        // It needs a class that newer JDKs no longer have, and hides what was wrong.
        .config("spark.serializer.extraDebugInfo", false)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", 3);
  }
}
