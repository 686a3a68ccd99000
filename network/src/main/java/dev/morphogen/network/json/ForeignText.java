package dev.morphogen.network.json;

/** Text that a file brought along, in a sentence of ours. */
public final class ForeignText {

  private static final int SHOWN = 80;

  private ForeignText() {}

  /** On one line, without what would move a terminal's cursor, and not longer than a line. */
  public static String shown(String text) {
    String beginning = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return beginning.replaceAll("\\p{Cntrl}", "?");
  }
}
