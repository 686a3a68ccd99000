package dev.morphogen.app.report;

import dev.morphogen.network.model.ModelConfig;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What made a model, setting by setting: {@code recipe.batch}, {@code data.name}, {@code architecture.blocks.0.width}. */
final class Settings {

  /** What came of it is no setting. */
  private static final Set<String> RESULTS =
      Set.of("history", "testAccuracy", "testLoss", "bestTestAccuracy", "epochs", "seconds");

  private Settings() {}

  /** From the provenance. */
  static Map<String, String> provenance(ModelConfig model) {
    Map<String, Object> made = new LinkedHashMap<>(model.provenance());
    made.keySet().removeAll(RESULTS);
    Map<String, String> settings = new LinkedHashMap<>();
    flatten("", JsonMapper.shared().valueToTree(made), settings);
    return settings;
  }

  /** From the provenance, and the network. */
  static Map<String, String> of(ModelConfig model) {
    Map<String, String> settings = new LinkedHashMap<>();
    String architecture = model.texts().getOrDefault("architecture", "{}");
    flatten("architecture", JsonMapper.shared().readTree(architecture), settings);
    settings.put("input", model.spec().input().toString());
    settings.putAll(provenance(model));
    return settings;
  }

  private static void flatten(String name, JsonNode node, Map<String, String> settings) {
    String before = name.isEmpty() ? "" : name + ".";
    if (node.isObject()) {
      node.properties().forEach(e -> flatten(before + e.getKey(), e.getValue(), settings));
    } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isContainer)) {
      for (int i = 0; i < node.size(); i++) {
        flatten(before + i, node.get(i), settings);
      }
    } else if (node.isArray()) {
      settings.put(name, listed(node));
    } else {
      settings.put(name, node.asString());
    }
  }

  private static String listed(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false)
        .map(JsonNode::asString)
        .collect(Collectors.joining(", "));
  }
}
