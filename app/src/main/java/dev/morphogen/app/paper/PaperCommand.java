package dev.morphogen.app.paper;

import dev.morphogen.app.screen.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The paper's results, each with a command. */
@Command(
    name = "paper",
    header = "Measure the paper's tables and figures again, as Markdown, JSON and HTML.",
    abbreviateSynopsis = true,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
public final class PaperCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private PaperCommand() {}

  /** With its own commands. */
  public static CommandLine with(Screen screen) {
    return new CommandLine(new PaperCommand())
        .addSubcommand(new Table1Command(screen))
        .addSubcommand(new Table2Command(screen))
        .addSubcommand(new Figure1Command(screen));
  }

  /** Without a command there is only help to give. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
