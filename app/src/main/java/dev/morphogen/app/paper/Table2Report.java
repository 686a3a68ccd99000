package dev.morphogen.app.paper;

import dev.morphogen.network.Reason;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.json.JsonPlace;
import dev.morphogen.training.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Table 2 as Markdown and JSON, with the record of its making. */
record Table2Report(Table2 table, String command) {

  /** Writes {@code table2.md} and {@code table2.json} into a folder. */
  void write(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("table2.md"), markdown());
      Files.write(folder.resolve("table2.json"), JsonPlace.write(json()));
    } catch (IOException e) {
      throw new WorkFailedException(
          "%s: the table cannot be written (%s)".formatted(folder, Reason.of(e)), e);
    }
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("command", command);
    json.put("version", Machine.version());
    json.put("jdk", Machine.jdk());
    json.put("cpu", Machine.cpu());
    json.putAll(table.json());
    return json;
  }

  private String markdown() {
    List<String> headings = table.headings();
    List<String> lines = new ArrayList<>();
    lines.add("# Table 2");
    lines.add("");
    lines.add(table.caption());
    lines.add("");
    lines.add(row(headings));
    lines.add(row(Collections.nCopies(headings.size(), "---")));
    table.rows().forEach(row -> lines.add(row(row)));
    lines.add("");
    lines.add("`%s`, %s, JDK %s.".formatted(command, Machine.cpu(), Machine.jdk()));
    return String.join("\n", lines) + "\n";
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
