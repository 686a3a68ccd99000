package dev.morphogen.app.paper;

import java.util.List;
import java.util.Map;

/** One of the paper's tables or figures as it came out here, in three forms with the same numbers. */
interface PaperResult {

  /** What its files are called, without the ending: {@code table1}. */
  String name();

  /** For programs. */
  Map<String, Object> json();

  /** For people who read text. */
  List<String> markdown();

  /** For people who look: one page that needs no other file. */
  String html();
}
