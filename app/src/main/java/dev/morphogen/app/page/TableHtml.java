package dev.morphogen.app.page;

import java.util.List;

/** Rows of columns; those whose heading begins with {@code >} are aligned to the right. */
final class TableHtml {

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
      String aligned = headings.get(i).startsWith(">") ? " class=\"r\"" : "";
      String text = Html.escape(cells.get(i));
      html.append("<%s%s>%s</%s>".formatted(element, aligned, text, element));
    }
    html.append("</tr>\n");
  }
}
