package dev.morphogen.app.page;

import java.util.List;
import java.util.Locale;

/**
 * Numbers {@code [row][column]} with a shade each: 0 is none, 1 the darkest.
 *
 * @param corner says what rows and columns are
 * @param texts what stands in the cells
 */
public record ShadedTable(
    String corner,
    List<String> columns,
    List<String> rows,
    List<List<String>> texts,
    double[][] shades) {

  String html() {
    StringBuilder html =
        new StringBuilder("<div class=\"wide\"><table class=\"shaded\"><thead><tr>");
    html.append(Html.element("th", corner));
    columns.forEach(name ->
        html.append(heading("col", name))
            .append("<span>")
            .append(Html.escape(name))
            .append("</span></th>"));
    html.append("</tr></thead><tbody>\n");
    for (int row = 0; row < rows.size(); row++) {
      html.append("<tr>").append(heading("row", rows.get(row)));
      html.append(Html.escape(rows.get(row))).append("</th>");
      for (int column = 0; column < columns.size(); column++) {
        html.append(cell(texts.get(row).get(column), shades[row][column]));
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  /** A long name is cut off where it is shown: it is there in full to be pointed at, and read aloud. */
  private static String heading(String scope, String name) {
    return "<th scope=\"%s\" title=\"%s\">".formatted(scope, Html.escape(name));
  }

  private static String cell(String text, double shade) {
    String percent = String.format(Locale.ROOT, "%.1f", 100 * Math.clamp(shade, 0, 1));
    return "<td style=\"--shade:%s%%\">%s</td>".formatted(percent, Html.escape(text));
  }
}
