package dev.morphogen.app.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A chart as the page's script draws it: each line's name and its y at all x; null where it has none. */
public record DrawnChart(List<Double> x, Map<String, List<Double>> lines) {

  private static final Pattern JSON =
      Pattern.compile("<script type=\"application/json\">(.*?)</script>");

  /** A page's charts by their titles. */
  public static Map<String, DrawnChart> in(Page page) {
    Map<String, DrawnChart> charts = new LinkedHashMap<>();
    Matcher found = JSON.matcher(page.html());
    while (found.find()) {
      JsonNode json = JsonMapper.shared().readTree(found.group(1));
      charts.put(json.get("title").asString(), of(json));
    }
    return charts;
  }

  private static DrawnChart of(JsonNode json) {
    Map<String, List<Double>> lines = new LinkedHashMap<>();
    for (JsonNode line : json.get("lines")) {
      lines.put(line.get("name").asString(), numbers(json.get("data").get(1 + lines.size())));
    }
    return new DrawnChart(numbers(json.get("data").get(0)), lines);
  }

  private static List<Double> numbers(JsonNode column) {
    List<Double> numbers = new ArrayList<>();
    column.forEach(number -> numbers.add(number.isNull() ? null : number.doubleValue()));
    return numbers;
  }
}
