package dev.morphogen.app.report;

import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.NewFiles;
import dev.morphogen.network.file.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code metrics.jsonl} in a training's folder: a JSON object a line, an epoch a line, in order. */
final class MetricsFile {

  static final String NAME = "metrics.jsonl";

  private final Path folder;
  private final Path file;

  MetricsFile(Path folder) {
    this.folder = folder;
    file = folder.resolve(NAME);
  }

  /** What it holds, an epoch once and in order; none if there is no such file. */
  List<EpochMetrics> read() {
    Map<Integer, EpochMetrics> epochs = new TreeMap<>();
    if (Files.exists(file)) {
      try {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        text.lines().forEach(line -> add(line, epochs));
      } catch (IOException e) {
        throw failed("read", e);
      }
    }
    return new ArrayList<>(epochs.values());
  }

  /** A line that a killed process left half written is none. */
  private static void add(String line, Map<Integer, EpochMetrics> epochs) {
    try {
      EpochMetrics metrics = JsonMapper.shared().readValue(line, EpochMetrics.class);
      epochs.put(metrics.epoch(), metrics);
    } catch (JacksonException e) {
      return;
    }
  }

  /** Writes all lines anew, beside and then renamed. */
  void write(Collection<EpochMetrics> epochs) {
    StringBuilder lines = new StringBuilder();
    epochs.forEach(epoch -> lines.append(line(epoch)));
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    new NewFiles(folder).add(NAME, out -> out.write(bytes)).write();
  }

  /** Adds a line. */
  void append(EpochMetrics epoch) {
    try {
      Files.writeString(file, line(epoch), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw failed("written", e);
    }
  }

  private static String line(EpochMetrics epoch) {
    return JsonMapper.shared().writeValueAsString(epoch) + "\n";
  }

  private WorkFailedException failed(String what, IOException e) {
    return new WorkFailedException(
        "%s: it cannot be %s (%s)".formatted(file, what, Reason.of(e)), e);
  }
}
