package dev.morphogen.app.bench;

import dev.morphogen.app.screen.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The measurements. */
@Command(
    name = "bench",
    header = "Measure how fast networks and convolutions run on this machine.",
    abbreviateSynopsis = true,
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n")
public final class BenchCommand implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private BenchCommand() {}

  /** With its own commands. */
  public static CommandLine with(Screen screen) {
    return new CommandLine(new BenchCommand())
        .addSubcommand(new TrainingCommand(screen))
        .addSubcommand(new InferenceCommand(screen))
        .addSubcommand(new Figure1Command(screen));
  }

  /** Without a command there is only help to give. */
  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
