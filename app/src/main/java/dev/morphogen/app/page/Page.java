package dev.morphogen.app.page;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.ExportFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An HTML page, filled from top to bottom. Everything that is handed in is text: it is escaped here. */
public final class Page {

  /** Nothing comes from elsewhere, and should some text ever pass for markup, it could load nothing. */
  private static final String POLICY =
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

  /** What tells such a page from somebody's own, which is not overwritten. */
  private static final String BEGINNING = "<!doctype html>\n<!-- A page of Morphogen. -->";

  private final String title;
  private final StringBuilder body = new StringBuilder();
  private String refresh = "";
  private boolean inSection;
  private boolean charts;

  /** With a heading only. */
  public Page(String title) {
    this.title = title;
    body.append(Html.element("h1", title)).append('\n');
  }

  /** An open page reads itself anew after so many seconds. */
  public Page refreshEvery(int seconds) {
    refresh = "\n<meta http-equiv=\"refresh\" content=\"%d\">".formatted(seconds);
    return this;
  }

  /** Begins a section, which lasts to the next one. */
  public Page section(String heading) {
    endSection();
    body.append("<section>").append(Html.element("h2", heading)).append('\n');
    inSection = true;
    return this;
  }

  private void endSection() {
    body.append(inSection ? "</section>\n" : "");
    inSection = false;
  }

  /** A smaller heading within a section. */
  public Page heading(String heading) {
    body.append(Html.element("h3", heading)).append('\n');
    return this;
  }

  /** A paragraph. */
  public Page paragraph(String text) {
    body.append(Html.element("p", text)).append('\n');
    return this;
  }

  /** What is to be seen first: large, with its name below. */
  public Page numbers(Map<String, String> byName) {
    body.append("<div class=\"numbers\">\n");
    byName.forEach((name, value) ->
        body.append("<div><b>%s</b>%s</div>\n".formatted(Html.escape(value), Html.escape(name))));
    body.append("</div>\n");
    return this;
  }

  /** Names and what they stand for. */
  public Page facts(Map<String, String> byName) {
    body.append("<dl>\n");
    byName.forEach((name, value) ->
        body.append(Html.element("dt", name)).append(Html.element("dd", value)).append('\n'));
    body.append("</dl>\n");
    return this;
  }

  /** A table; columns whose heading begins with {@code >} are aligned to the right, as numbers are. */
  public Page table(List<String> headings, List<List<String>> rows) {
    body.append(TableHtml.of(headings, rows));
    return this;
  }

  /** A table that opens when its title is clicked. */
  public Page foldedTable(String summary, List<String> headings, List<List<String>> rows) {
    body.append("<details>").append(Html.element("summary", summary)).append('\n');
    body.append(TableHtml.of(headings, rows)).append("</details>\n");
    return this;
  }

  /** A table whose cells are shaded. */
  public Page table(ShadedTable table) {
    body.append(table.html());
    return this;
  }

  /** Charts, two beside each other where there is room. */
  public Page charts(List<LineChart> all) {
    body.append("<div class=\"charts\">\n");
    all.forEach(this::add);
    body.append("</div>\n");
    charts = true;
    return this;
  }

  /** One chart. */
  public Page chart(LineChart chart) {
    return charts(List.of(chart));
  }

  private void add(LineChart chart) {
    body.append("<figure class=\"chart\">").append(Html.element("h3", chart.title()));
    body.append(
        "<div class=\"plot\" role=\"img\" aria-label=\"%s\"></div>"
            .formatted(Html.escape(chart.description())));
    body.append("<script type=\"application/json\">").append(Html.inScript(chart.json()));
    body.append("</script></figure>\n");
  }

  /** A picture. */
  public Page picture(Picture picture) {
    return pictures(List.of(picture));
  }

  /** Pictures, as many beside each other as there is room for. */
  public Page pictures(List<Picture> all) {
    body.append("<div class=\"pictures\">\n");
    all.forEach(picture -> body.append(picture.html()));
    body.append("</div>\n");
    return this;
  }

  /** The page as it is written. */
  public String html() {
    String credit =
        charts ? " Charts by uPlot %s, MIT licence.".formatted(Resources.uplotVersion()) : "";
    return """
    %s
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="%s">%s
    <title>%s</title>
    <style>%s</style></head>
    <body><main>
    %s%s</main>
    <footer>Made by Morphogen.%s</footer>
    <script>%s</script>
    </body></html>
    """
        .formatted(
            BEGINNING,
            POLICY,
            refresh,
            Html.escape(title),
            Resources.style(),
            body,
            inSection ? "</section>\n" : "",
            credit,
            charts ? Resources.script() : "");
  }

  /**
   * Writes it beside and renames it, into a folder that is made if need be.
   *
   * @throws InvalidInputException if something that is no such page is in its place
   * @throws WorkFailedException if it cannot be written; an earlier page is then as it was
   */
  public void write(Path file) {
    write(place(file));
  }

  /** The same of a page that has its name once and for all, with what to do where something else is in its place. */
  public void write(Path file, String advice) {
    write(place(file).advising(advice));
  }

  private void write(ExportFile place) {
    place.write(out -> out.write(html().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Before long work: whether {@link #write} may be called.
   *
   * @throws InvalidInputException if something that is no such page is in its place
   */
  public static void requireReplaceable(Path file) {
    place(file).requireReplaceable();
  }

  private static ExportFile place(Path file) {
    return new ExportFile(file, "page", 0, BEGINNING.getBytes(StandardCharsets.UTF_8));
  }
}
