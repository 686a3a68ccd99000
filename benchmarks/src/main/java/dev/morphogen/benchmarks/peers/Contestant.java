package dev.morphogen.benchmarks.peers;

import java.util.List;

/** A library that has a task ready to run, perhaps in several ways. */
public interface Contestant {

  /** One way to do the task. */
  interface Way {

    /** What distinguishes it, or nothing if there is only one. */
    String name();

    /** Does one batch. */
    void run();

    /** What the last run computed. */
    Result result();
  }

  /** All ways, of which the fastest counts. */
  List<Way> ways();

  /** The library and its version. */
  String version();
}
