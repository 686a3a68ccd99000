package dev.morphogen.spark.score;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;

/** Rows with their scores, computed a batch at a time as they are asked for. */
final class ScoredRows implements Iterator<Row> {

  private final Iterator<Row> rows;
  private final ScoringBatch batch;
  private final ArrayDeque<Row> ready = new ArrayDeque<>();

  ScoredRows(Iterator<Row> rows, ScoringBatch batch) {
    this.rows = rows;
    this.batch = batch;
  }

  @Override
  public boolean hasNext() {
    if (ready.isEmpty() && rows.hasNext()) {
      while (rows.hasNext() && !batch.isFull()) {
        batch.add(rows.next());
      }
      batch.run(ready);
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }
}
