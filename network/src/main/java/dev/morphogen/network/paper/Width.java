package dev.morphogen.network.paper;

import java.util.List;

/** The paper's networks: channels of each block (docs/rulings.md, 11). */
public enum Width {
  A(32, 64, 128),
  B(48, 96, 192),
  C(32, 64, 128, 256);

  private final List<Integer> channels;

  Width(Integer... channels) {
    this.channels = List.of(channels);
  }

  /** Channels of each block. */
  public List<Integer> channels() {
    return channels;
  }
}
