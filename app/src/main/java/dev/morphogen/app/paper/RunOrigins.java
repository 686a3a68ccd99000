package dev.morphogen.app.paper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** When, with what and on what trainings were done, as each of them wrote it down. */
record RunOrigins(List<Map<String, String>> runs) {

  private static final List<String> NAMES =
      List.of("date", "version", "jdk", "cpu", "kernels", "threads");

  /** That of one, from its model's provenance. */
  static Map<String, String> of(Map<String, Object> provenance) {
    Map<String, String> origin = new LinkedHashMap<>();
    NAMES.forEach(
        name -> origin.put(name, String.valueOf(provenance.getOrDefault(name, "unknown"))));
    return origin;
  }

  /** Of all together, one sentence each; none without a run. */
  List<String> sentences() {
    if (runs.isEmpty()) {
      return List.of();
    }
    return List.of(
        "Trained %s with Morphogen %s on %s.".formatted(period(), all("version"), all("cpu")),
        "Java %s, kernels: %s, threads: %s.".formatted(all("jdk"), all("kernels"), all("threads")));
  }

  private String period() {
    List<String> dates = runs.stream().map(run -> run.get("date")).sorted().distinct().toList();
    return dates.size() == 1
        ? dates.getFirst()
        : "%s to %s".formatted(dates.getFirst(), dates.getLast());
  }

  private String all(String name) {
    return runs.stream()
        .map(run -> run.get(name))
        .sorted()
        .distinct()
        .collect(Collectors.joining(" and "));
  }
}
