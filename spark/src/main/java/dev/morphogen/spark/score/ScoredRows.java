package dev.morphogen.spark.score;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows with their scores, computed a batch at a time as they are asked for. */
final class ScoredRows implements Iterator<Row> {

  private final Iterator<Row> rows;
  private final Supplier<ScoringBatch> newBatch;
  private final ArrayDeque<Row> ready = new ArrayDeque<>();
  private @Nullable ScoringBatch batch;

  /** Of a partition that may be empty: the batch, with all its memory, is made at the first row. */
  ScoredRows(Iterator<Row> rows, Supplier<ScoringBatch> newBatch) {
    this.rows = rows;
    this.newBatch = newBatch;
  }

  @Override
  public boolean hasNext() {
    if (ready.isEmpty() && rows.hasNext()) {
      score(batch == null ? newBatch.get() : batch);
    }
    return !ready.isEmpty();
  }

  private void score(ScoringBatch next) {
    batch = next;
    while (rows.hasNext() && !next.isFull()) {
      next.add(rows.next());
    }
    next.run(ready);
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }
}
