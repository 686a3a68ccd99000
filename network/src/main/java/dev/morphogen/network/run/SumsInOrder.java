package dev.morphogen.network.run;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Adds up what the chunks of a run of stages have summed, in the order in which the chunks are handed out, so that the
 * bits do not tell how many threads there are. A chunk's <em>turn</em> is its place in that order. Whoever is done with
 * the chunk whose turn it is adds it, and those behind it that are done already.
 *
 * <p>A chunk too far ahead waits. Not for ever: turns are handed out one after the other, and the first that is not
 * added yet never waits; should it fail, nobody waits any more.
 */
final class SumsInOrder {

  private final List<ChunkSums> sums = new ArrayList<>();
  private final BitSet done = new BitSet();
  private boolean adding;
  private volatile int added;
  private volatile boolean failed;

  /** Before a batch. */
  synchronized void begin() {
    done.clear();
    adding = false;
    added = 0;
    failed = false;
  }

  /** Takes in what a chunk is about to sum, and returns when fewer than {@code room} turns from here on are not added. */
  void open(ChunkSums opened, int turn, int room) {
    takeIn(opened);
    while (turn - added >= room && !failed) {
      Thread.yield();
    }
  }

  /** Every chunk of a run opens the same sums: the list stands before the first chunk is done. */
  private synchronized void takeIn(ChunkSums opened) {
    if (!sums.contains(opened)) {
      sums.add(opened);
    }
  }

  /** Hears that a chunk is done, and adds up those whose turn has come, unless another thread is at it. */
  void done(int turn) {
    boolean ready = begins(turn);
    while (ready) {
      for (int i = 0; i < sums.size(); i++) { // an iterator would be an object
        sums.get(i).add(added);
      }
      ready = goesOn();
    }
  }

  private synchronized boolean begins(int turn) {
    done.set(turn);
    if (adding) {
      return false;
    }
    adding = done.get(added);
    return adding;
  }

  private synchronized boolean goesOn() {
    added++;
    adding = done.get(added);
    return adding;
  }

  /** Lets go whoever waits: the batch has failed, and so has its sum. */
  void fail() {
    failed = true;
  }
}
