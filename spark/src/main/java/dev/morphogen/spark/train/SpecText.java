package dev.morphogen.spark.train;

import dev.morphogen.network.architecture.NetworkSpec;
import tools.jackson.databind.json.JsonMapper;

/** A network's description as text, to be sent. */
public final class SpecText {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private SpecText() {}

  /** As JSON. */
  public static String of(NetworkSpec spec) {
    return MAPPER.writeValueAsString(spec);
  }

  /** What {@link #of} wrote. */
  public static NetworkSpec read(String text) {
    return MAPPER.readValue(text, NetworkSpec.class);
  }
}
