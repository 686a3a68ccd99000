package dev.morphogen.app.page;

/** Text in HTML: whatever a person or a file called a thing, it stays text. */
final class Html {

  private Html() {}

  /** Safe between tags and in quoted attributes. */
  static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char symbol = text.charAt(i);
      switch (symbol) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(allowed(symbol) ? symbol : '\uFFFD');
      }
    }
    return html.toString();
  }

  /** HTML has no way to say the other control characters. */
  private static boolean allowed(char symbol) {
    return symbol >= ' ' && symbol != '\u007F' || symbol == '\n' || symbol == '\t';
  }

  /** An element with text in it. */
  static String element(String name, String text) {
    return "<%s>%s</%s>".formatted(name, escape(text), name);
  }

  /** JSON as the content of a script element, which only {@code </script} or {@code <!--} could end. */
  static String inScript(String json) {
    return json.replace("<", "\\u003c");
  }
}
