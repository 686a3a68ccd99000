package dev.morphogen.app.bench.convolution;

import dev.morphogen.app.bench.convolution.Panel.Varied;
import dev.morphogen.app.bench.convolution.PointResult.Measured;
import dev.morphogen.app.bench.convolution.PointResult.Skipped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Figure 1 as it was measured.
 *
 * @param base what a panel does not vary
 * @param batch images in a turn at most
 */
public record Figure1(ConvolutionPoint base, List<Panel> panels, int batch) {

  /** Keeps its own copy. */
  public Figure1 {
    panels = List.copyOf(panels);
  }

  /** For programs. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "ratio",
        "time of the dense convolution / time, both of the same round; the median of the rounds");
    json.put("batch", batch);
    json.put("panels", panels.stream().map(Figure1::json).toList());
    return json;
  }

  private static Map<String, Object> json(Panel panel) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("varies", panel.varied().name().toLowerCase(Locale.ROOT));
    json.put("points", panel.results().stream().map(Figure1::json).toList());
    return json;
  }

  private static Map<String, Object> json(PointResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("side", result.point().side());
    json.put("stencil", result.point().stencil());
    json.put("channels", result.point().channels());
    switch (result) {
      case Skipped skipped -> json.put("skipped", skipped.reason());
      case Measured measured -> add(measured, json);
    }
    return json;
  }

  private static void add(Measured measured, Map<String, Object> json) {
    json.put("imagesPerTurn", measured.images());
    json.put("rounds", measured.rounds());
    json.put("denseGflops", measured.denseGigaflops());
    json.put("denseBy", measured.denseBy());
    for (Curve curve : Curve.values()) {
      Map<String, Object> numbers = new LinkedHashMap<>();
      numbers.put("millisPerImage", measured.millis(curve));
      if (curve != Curve.DENSE) {
        numbers.put("timesFaster", measured.timesFaster(curve));
        numbers.put("least", measured.least(curve));
        numbers.put("most", measured.most(curve));
      }
      json.put(curve.key(), numbers);
    }
  }

  /** The points that were left out, as sentences. */
  public List<String> remarks() {
    return panels.stream()
        .flatMap(panel -> panel.results().stream())
        .distinct()
        .filter(Skipped.class::isInstance)
        .map(result -> "%s: %s".formatted(result.point(), ((Skipped) result).reason()))
        .toList();
  }

  /** The panel that varies this. */
  public Panel panel(Varied varied) {
    return panels.stream().filter(panel -> panel.varied() == varied).findFirst().orElseThrow();
  }
}
