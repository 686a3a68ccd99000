package dev.morphogen.app;

import dev.morphogen.app.bench.BenchCommand;
import dev.morphogen.app.data.DataCommand;
import dev.morphogen.app.export.ExportCommand;
import dev.morphogen.app.option.PathText;
import dev.morphogen.app.paper.PaperCommand;
import dev.morphogen.app.report.CompareCommand;
import dev.morphogen.app.report.ReportCommand;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.app.screen.Text;
import dev.morphogen.app.train.TrainCommand;
import dev.morphogen.app.use.EvaluateCommand;
import dev.morphogen.app.use.PredictCommand;
import dev.morphogen.app.use.RobustnessCommand;
import dev.morphogen.app.use.SummaryCommand;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
    name = "morphogen",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = VersionLines.class,
    header = "Deep learning with low-cost convolutions, on the processor you have.",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "To begin:",
      "  ./morphogen train                   train on the built-in sample",
      "  ./morphogen train --data folder:DIR your own pictures, a folder for each class",
      "  ./morphogen COMMAND --help          what a command can do",
      "",
      "In a clone there is also ./morphogen spark-train, with Apache Spark."
    })
@SuppressWarnings("UnusedVariable") // picocli acts on --help and --version, run on --verbose
public final class Morphogen implements Runnable {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the versions of Morphogen and of Java, and the kernels in use.")
  private boolean version;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Show where an error comes from, for a report.")
  private boolean verbose;

  @Spec private CommandSpec spec = CommandSpec.create();

  private Morphogen() {}

  /** Runs a command and ends the process with its status. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT); // digits and points are the same in every country
    System.exit(run(Screen.ofProcess(), arguments));
  }

  /** Runs a command and returns its exit status: 0 done, 1 the work failed, 2 the call was wrong. */
  public static int run(Screen screen, String... arguments) {
    Failures failures = new Failures(screen, List.of(arguments));
    try {
      int status = commandLine(screen, failures).execute(arguments);
      screen.finish();
      return status;
    } catch (Throwable e) {
      return failures.report(e);
    }
  }

  private static CommandLine commandLine(Screen screen, Failures failures) {
    CommandLine all =
        new CommandLine(new Morphogen())
            .addSubcommand(new TrainCommand(screen))
            .addSubcommand(new EvaluateCommand(screen))
            .addSubcommand(new PredictCommand(screen))
            .addSubcommand(new RobustnessCommand(screen))
            .addSubcommand(new SummaryCommand(screen))
            .addSubcommand(new ReportCommand(screen))
            .addSubcommand(new CompareCommand(screen))
            .addSubcommand(new ExportCommand(screen))
            .addSubcommand(DataCommand.with(screen))
            .addSubcommand(BenchCommand.with(screen))
            .addSubcommand(PaperCommand.with(screen));
    return all.registerConverter(Path.class, new PathText())
        .setOut(screen.outWriter())
        .setErr(screen.errWriter())
        .setUsageHelpWidth(Text.COLUMNS)
        .setExpandAtFiles(false) // @name is the name of a file
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(failures::wrongCall)
        .setExecutionExceptionHandler((e, command, result) -> failures.report(e));
  }

  /** Without a command there is only help to give. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
