package dev.morphogen.app.paper;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the paper says, in its words or in short, and what came out here. */
record Claim(String paper, String here) {

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("paper", paper);
    json.put("here", here);
    return json;
  }
}
