package dev.morphogen.app.paper;

import dev.morphogen.app.screen.Text;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.training.Machine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/** What a number needs beside it to be measured again: command, versions, machine. */
record RunRecord(
    String command,
    String version,
    String date,
    String jdk,
    String cpu,
    String kernels,
    int threads) {

  /** Of a command that runs now. */
  static RunRecord of(CommandSpec command, int threads) {
    return new RunRecord(
        typed(command),
        Machine.version(),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Machine.jdk(),
        Machine.cpu(),
        Kernels.best().name(),
        threads);
  }

  /** As it was typed, whatever stood before the command's own arguments. */
  private static String typed(CommandSpec command) {
    return Text.command(command.root().commandLine().getParseResult().originalArgs());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", command);
    json.put("version", version);
    json.put("date", date);
    json.put("jdk", jdk);
    json.put("cpu", cpu);
    json.put("kernels", kernels);
    json.put("threads", threads);
    return json;
  }

  /** Of numbers that this command measured, one sentence each. */
  List<String> sentences() {
    return List.of(
        "Measured %s with Morphogen %s on %s.".formatted(date, version, cpu),
        "Java %s, kernels: %s, %s.".formatted(jdk, kernels, Text.plural(threads, "thread")));
  }
}
