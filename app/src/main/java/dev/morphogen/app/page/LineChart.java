package dev.morphogen.app.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Lines over one x axis: {@code new LineChart("Loss", Axis.of("epoch"), Axis.of("loss").log()).add(line)}. */
public final class LineChart {

  private final String title;
  private final Axis x;
  private final Axis y;
  private final List<Line> lines = new ArrayList<>();

  /** Without lines. */
  public LineChart(String title, Axis x, Axis y) {
    this.title = title;
    this.x = x;
    this.y = y;
  }

  /** One more line. */
  public LineChart add(Line line) {
    lines.add(line.colour() == Line.NEXT ? line.coloured(lines.size()) : line);
    return this;
  }

  String title() {
    return title;
  }

  /** What those hear who do not see it. */
  String description() {
    List<String> names = lines.stream().map(Line::name).toList();
    return "%s: %s over %s; %s".formatted(title, y.label(), x.label(), String.join("; ", names));
  }

  /** For the page's script. */
  String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", title);
    json.put("x", axis(x));
    json.put("y", axis(y));
    json.put("lines", lines.stream().map(LineChart::style).toList());
    json.put("data", data());
    return JsonMapper.shared().writeValueAsString(json);
  }

  private static Map<String, Object> axis(Axis axis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", axis.label());
    json.put("log", axis.logarithmic());
    return json;
  }

  private static Map<String, Object> style(Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", line.name());
    json.put("colour", line.colour());
    json.put("dashed", line.dashed());
    return json;
  }

  /** All x, then each line's y at them: null where it has none. */
  private List<double[]> points(double[] xs) {
    List<double[]> columns = new ArrayList<>(List.of(xs));
    for (Line line : lines) {
      double[] column = new double[xs.length];
      Arrays.fill(column, Double.NaN);
      for (int i = 0; i < line.x().length; i++) {
        int at = Arrays.binarySearch(xs, line.x()[i]);
        if (at >= 0 && shown(y, line.y()[i])) {
          column[at] = line.y()[i];
        }
      }
      columns.add(column);
    }
    return columns;
  }

  private List<List<@Nullable Double>> data() {
    double[] xs =
        lines.stream()
            .flatMapToDouble(line -> Arrays.stream(line.x()))
            .filter(number -> shown(x, number))
            .sorted()
            .distinct()
            .toArray();
    return points(xs).stream().map(LineChart::withNulls).toList();
  }

  private static boolean shown(Axis axis, double number) {
    return Double.isFinite(number) && (!axis.logarithmic() || number > 0);
  }

  /** JSON has no NaN. */
  private static List<@Nullable Double> withNulls(double[] column) {
    List<@Nullable Double> numbers = new ArrayList<>();
    for (double number : column) {
      numbers.add(Double.isNaN(number) ? null : number);
    }
    return numbers;
  }
}
