package dev.morphogen.app;

import dev.morphogen.app.option.PathText;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.app.screen.Text;
import dev.morphogen.kernels.WrongPropertyException;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Whatever goes wrong becomes one sentence on standard error and an exit status. */
final class Failures {

  private static final int WORK_FAILED = 1;
  private static final int WRONG_CALL = 2;
  private static final int SUGGESTIONS = 2;

  private static final Pattern CONSTANTS = Pattern.compile("\\[[A-Z]{2,}(, [A-Z]{2,})*\\]");
  private static final Pattern SETTING = Pattern.compile("([a-z][A-Za-z ]*): ");

  private final Screen screen;
  private final List<String> arguments;
  private final boolean verbose;

  Failures(Screen screen, List<String> arguments) {
    this.screen = screen;
    this.arguments = arguments;
    verbose = arguments.contains("--verbose") || System.getenv("MORPHOGEN_DEBUG") != null;
  }

  int report(Throwable e) {
    if (verbose) {
      e.printStackTrace(screen.err());
    }
    return switch (e) {
      case InvalidInputException wrong ->
          say(WRONG_CALL, asTyped(String.valueOf(wrong.getMessage())));
      case WrongPropertyException wrong -> say(WRONG_CALL, wrong.getMessage());
      case WorkFailedException failed -> say(WORK_FAILED, failed.getMessage());
      case InvalidPathException path -> say(WRONG_CALL, PathText.sentence(path));
      case UncheckedIOException io -> say(WORK_FAILED, failed(String.valueOf(io.getMessage())));
      case IOException io -> say(WORK_FAILED, failed(Reason.of(io)));
      case OutOfMemoryError memory -> say(WORK_FAILED, outOfMemory());
      default -> say(WORK_FAILED, unexpected(e));
    };
  }

  /** What the library calls timeStep is --time-step for whoever typed that. */
  private String asTyped(String sentence) {
    Matcher setting = SETTING.matcher(sentence);
    if (!setting.lookingAt()) {
      return sentence;
    }
    String name = setting.group(1);
    String option =
        "--" + name.replace(' ', '-').replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    boolean typed =
        arguments.stream().anyMatch(one -> one.equals(option) || one.startsWith(option + "="));
    return typed ? option + sentence.substring(name.length()) : sentence;
  }

  private static String failed(String reason) {
    return "reading or writing failed (%s)".formatted(reason);
  }

  private static String outOfMemory() {
    return ("out of memory, Java may use %s: try a smaller --batch or --limit, or more memory with"
            + " MORPHOGEN_JAVA_OPTS=-Xmx8g")
        .formatted(Text.bytes(Runtime.getRuntime().maxMemory()));
  }

  private static String unexpected(Throwable e) {
    String words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return "unexpected: %s: %s; please report it, with what the same command says with --verbose"
        .formatted(e.getClass().getSimpleName(), words);
  }

  /** A slip in the call: no page of usage, but what was probably meant. */
  int wrongCall(ParameterException e, String[] arguments) {
    if (verbose) {
      e.printStackTrace(screen.err());
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String sentence = e instanceof UnmatchedArgumentException u ? unknown(u) : words(e);
    return say(WRONG_CALL, "%s (see ./%s --help)".formatted(sentence, command));
  }

  private static String unknown(UnmatchedArgumentException e) {
    boolean commands = !e.getCommandLine().getSubcommands().isEmpty();
    String kind = e.isUnknownOption() ? "option" : commands ? "command" : "argument";
    String hint =
        e.getSuggestions().stream()
            .limit(SUGGESTIONS)
            .collect(Collectors.joining(" or ", ", did you mean ", "?"));
    return "unknown %s '%s'%s"
        .formatted(kind, e.getUnmatched().getFirst(), e.getSuggestions().isEmpty() ? "" : hint);
  }

  /** picocli's words, without the names of Java's types. */
  private static String words(ParameterException e) {
    String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong call");
    String lower = Character.toLowerCase(first.charAt(0)) + first.substring(1);
    return CONSTANTS
        .matcher(lower)
        .replaceAll(names -> names.group().toLowerCase(Locale.ROOT))
        .replaceFirst("('[^']*') is not an? (?:int|long)$", "expected a whole number, got $1")
        .replaceFirst("('[^']*') is not a (?:float|double)$", "expected a number, got $1")
        .replaceFirst(" \\(case-insensitive\\) but was", ", got");
  }

  private int say(int status, @Nullable String sentence) {
    screen.tell("morphogen: " + sentence);
    return status;
  }
}
