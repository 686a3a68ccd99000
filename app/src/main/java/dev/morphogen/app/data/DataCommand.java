package dev.morphogen.app.data;

import dev.morphogen.app.screen.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The data sets. */
@Command(
    name = "data",
    header = "List, look at, fetch and convert data sets.",
    abbreviateSynopsis = true,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
public final class DataCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private DataCommand() {}

  /** With its own commands. */
  public static CommandLine with(Screen screen) {
    return new CommandLine(new DataCommand())
        .addSubcommand(new ListCommand(screen))
        .addSubcommand(new InfoCommand(screen))
        .addSubcommand(new FetchCommand(screen))
        .addSubcommand(new ConvertCommand(screen));
  }

  /** Without a command there is only help to give. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
