package dev.morphogen.app.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Table 2 and the record of its making. */
record Table2Report(Table2 table, RunRecord record) implements PaperResult {

  @Override
  public String name() {
    return "table2";
  }

  @Override
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("record", record.json());
    json.putAll(table.json());
    return json;
  }

  @Override
  public List<String> markdown() {
    List<String> lines = new ArrayList<>(List.of("# Table 2", "", table.caption(), ""));
    MarkdownTable rows = MarkdownTable.of(table.headings());
    table.rows().forEach(rows::row);
    lines.addAll(rows.lines());
    lines.add("");
    lines.add("`%s`".formatted(record.command()));
    lines.add("");
    lines.addAll(sentences());
    return lines;
  }

  /** Trainings may be older than the table, and from elsewhere. */
  private List<String> sentences() {
    List<String> sentences = new ArrayList<>(table.sentences());
    sentences.add("Put together %s with Morphogen %s.".formatted(record.date(), record.version()));
    return sentences;
  }

  @Override
  public String html() {
    return new Table2Page(table, record.command(), sentences()).html();
  }
}
