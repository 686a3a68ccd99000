package dev.morphogen.spark.train;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Our own sentence in what Spark says of a failed job. */
public final class Failures {

  private static final Pattern SENTENCE =
      Pattern.compile("dev\\.morphogen\\.network\\.(InvalidInput|WorkFailed)Exception: ([^\\n]+)");

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

  /** What Spark says first. */
  static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
