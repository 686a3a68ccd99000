package dev.morphogen.spark.command;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.file.Reason;
import dev.morphogen.spark.train.Failures;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Whatever goes wrong becomes one sentence on standard error and an exit status. */
final class Sentences {

  private static final int WORK_FAILED = 1;
  private static final int WRONG_CALL = 2;
  private static final int SUGGESTIONS = 2;

  private Sentences() {}

  static int failed(Throwable e) {
    RuntimeException known = Failures.ours(e).orElse(null);
    String sentence = known == null ? unknown(e) : String.valueOf(known.getMessage());
    return say(known instanceof InvalidInputException ? WRONG_CALL : WORK_FAILED, sentence);
  }

  private static String unknown(Throwable e) {
    return switch (e) {
      case IOException io -> "reading or writing failed (%s)".formatted(Reason.of(io));
      case OutOfMemoryError memory -> outOfMemory();
      default -> "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage());
    };
  }

  private static String outOfMemory() {
    return ("out of memory, the driver's Java may use %d MB: give it more with spark-submit's --driver-memory"
            + " or with MORPHOGEN_JAVA_OPTS=-Xmx8g, or have the executors read the pictures with --images")
        .formatted(Runtime.getRuntime().maxMemory() >> 20);
  }

  /** A slip in the call: no page of usage, but what was probably meant. */
  static int wrongCall(ParameterException e) {
    String sentence = e instanceof UnmatchedArgumentException slip ? unmatched(slip) : words(e);
    return say(WRONG_CALL, sentence + " (see ./morphogen spark-train --help)");
  }

  private static String unmatched(UnmatchedArgumentException e) {
    List<String> close = e.getSuggestions();
    String hint =
        close.stream()
            .limit(SUGGESTIONS)
            .collect(Collectors.joining(" or ", ", did you mean ", "?"));
    return "unknown %s '%s'%s"
        .formatted(
            e.isUnknownOption() ? "option" : "argument",
            e.getUnmatched().getFirst(),
            close.isEmpty() ? "" : hint);
  }

  /** picocli's words, without the names of Java's types. */
  private static String words(ParameterException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong call");
    return (Character.toLowerCase(first.charAt(0)) + first.substring(1))
        .replaceFirst("('[^']*') is not an? (?:int|long)$", "expected a whole number, got $1");
  }

  private static int say(int status, String sentence) {
    System.err.println("spark-train: " + sentence.lines().findFirst().orElse(""));
    return status;
  }
}
