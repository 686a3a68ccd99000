package dev.morphogen.spark.train;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkThrowable;

/** Our own sentence in what Spark says of a failed job. */
public final class Failures {

  private static final Pattern SENTENCE =
      Pattern.compile("dev\\.morphogen\\.network\\.(InvalidInput|WorkFailed)Exception: ([^\\n]+)");

  private static final String CANCELLED = "SPARK_JOB_CANCELLED";

  private Failures() {}

  /** The failure that a repetition would not change, if it is one. */
  public static Optional<RuntimeException> ours(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof InvalidInputException e) {
        return Optional.of(new InvalidInputException(String.valueOf(e.getMessage()), failure));
      }
      if (t instanceof WorkFailedException e) {
        return Optional.of(new WorkFailedException(String.valueOf(e.getMessage()), failure));
      }
      Matcher matcher = SENTENCE.matcher(String.valueOf(t.getMessage()));
      if (matcher.find()) {
        return Optional.of(
            matcher.group(1).equals("InvalidInput")
                ? new InvalidInputException(matcher.group(2), failure)
                : new WorkFailedException(matcher.group(2), failure));
      }
    }
    return Optional.empty();
  }

  /** Whether somebody wanted the job to end: by its group, in Spark's pages, or because the context stops. */
  static boolean isCancelled(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SparkThrowable known && CANCELLED.equals(known.getCondition())) {
        return true;
      }
    }
    return false;
  }

  /** What Spark says first, where its jobs' own wrapper says nothing. */
  static String firstLine(Throwable failure) {
    Throwable cause = failure.getCause();
    Throwable told = failure instanceof ExecutionException && cause != null ? cause : failure;
    return String.valueOf(told.getMessage()).lines().findFirst().orElse("");
  }
}
