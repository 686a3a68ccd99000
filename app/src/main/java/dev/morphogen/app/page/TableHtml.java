package dev.morphogen.app.page;

import java.util.List;

/** Rows of columns; those whose heading begins with {@code >} are aligned to the right. */
final class TableHtml {

  /** Longer names break into lines where there is no room, so that they hide no numbers. */
  private static final int LONG = 12;

  private TableHtml() {}

  static String of(List<String> headings, List<List<String>> rows) {
    StringBuilder html = new StringBuilder("<div class=\"wide\"><table><thead>");
    row(html, "th", headings, headings.stream().map(TableHtml::bare).toList());
    html.append("</thead><tbody>\n");
    rows.forEach(cells -> row(html, "td", headings, cells));
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String bare(String heading) {
    return heading.startsWith(">") ? heading.substring(1) : heading;
  }

  private static void row(
      StringBuilder html, String element, List<String> headings, List<String> cells) {
    html.append("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      html.append(cell(element, cells.get(i), headings.get(i).startsWith(">")));
    }
    html.append("</tr>\n");
  }

  private static String cell(String element, String text, boolean right) {
    String escaped = Html.escape(text);
    if (right) {
      return "<%s class=\"r\">%s</%s>".formatted(element, escaped, element);
    }
    return text.length() > LONG
        ? "<%s class=\"long\">%s</%s>".formatted(element, breakable(escaped), element)
        : "<%s>%s</%s>".formatted(element, escaped, element);
  }

  /** A path or a setting's name breaks between its parts rather than within one. */
  private static String breakable(String escaped) {
    return escaped.replaceAll("(?<=[._/])", "<wbr>");
  }
}
