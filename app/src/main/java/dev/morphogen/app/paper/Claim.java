package dev.morphogen.app.paper;

import java.util.Map;

/** What the paper says, in its words or in short, and what came out here. */
record Claim(String paper, String here) {

  Map<String, Object> json() {
    return Map.of("paper", paper, "here", here);
  }
}
