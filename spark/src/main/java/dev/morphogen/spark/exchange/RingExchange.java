package dev.morphogen.spark.exchange;

import dev.morphogen.training.GradientExchange;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * The mean over all workers by a ring: every worker sends to the next and hears from the one before. The numbers are cut into as many
 * chunks as there are workers. In k − 1 rounds each chunk goes once around, from the worker of its number, and each worker adds its
 * own numbers: one fixed order of additions. In k − 1 more rounds the sums go around. So a worker sends 2(k − 1)/k of the numbers,
 * however many workers there are, and all have the same bits.
 *
 * <p>Not for several threads at once.
 */
public final class RingExchange implements GradientExchange, AutoCloseable {

  private final int rank;
  private final int workers;
  private final RingLink link;
  private float[] numbers = new float[0];
  private float[] others = new float[0];
  private ByteBuffer sending = buffer(0);
  private ByteBuffer receiving = buffer(0);
  private int round;

  /** Worker {@code rank} of {@code workers}, which has these connections and will close them. */
  public RingExchange(int rank, int workers, RingLink link) {
    this.rank = rank;
    this.workers = workers;
    this.link = link;
  }

  /** How many workers there are. */
  public int workers() {
    return workers;
  }

  /** Which of them this is, from 0. */
  public int rank() {
    return rank;
  }

  /**
   * As promised by {@link GradientExchange}.
   *
   * @throws PeerLostException if a worker is gone, silent for too long or out of step
   * @throws EpochEndedException if another worker has ended the epoch
   */
  @Override
  public void average(float[]... arrays) {
    gather(arrays);
    for (int i = 0; i < workers - 1; i++) {
      swap(rank - i, rank - i - 1);
      add(rank - i - 1);
    }
    divide(rank + 1);
    for (int i = 0; i < workers - 1; i++) {
      swap(rank + 1 - i, rank - i);
      take(rank - i);
    }
    scatter(arrays);
  }

  private void gather(float[][] arrays) {
    int length = 0;
    for (float[] array : arrays) {
      length += array.length;
    }
    if (numbers.length != length) {
      numbers = new float[length];
      int largest = length / workers + 1;
      others = new float[largest];
      sending = buffer(largest);
      receiving = buffer(largest);
    }
    int at = 0;
    for (float[] array : arrays) {
      System.arraycopy(array, 0, numbers, at, array.length);
      at += array.length;
    }
  }

  private static ByteBuffer buffer(int floats) {
    return ByteBuffer.allocateDirect(RingLink.HEADER + floats * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  private void scatter(float[][] arrays) {
    int at = 0;
    for (float[] array : arrays) {
      System.arraycopy(numbers, at, array, 0, array.length);
      at += array.length;
    }
  }

  private int begin(int chunk) {
    return (int) ((long) numbers.length * Math.floorMod(chunk, workers) / workers);
  }

  private int end(int chunk) {
    return (int) ((long) numbers.length * (Math.floorMod(chunk, workers) + 1) / workers);
  }

  /** Sends one chunk and receives another, at the same time. */
  private void swap(int sent, int received) {
    sending.clear().position(RingLink.HEADER);
    sending.asFloatBuffer().put(numbers, begin(sent), end(sent) - begin(sent));
    sending.position(0).limit(RingLink.HEADER + (end(sent) - begin(sent)) * Float.BYTES);
    receiving.clear().limit(RingLink.HEADER + (end(received) - begin(received)) * Float.BYTES);
    link.swap(sending, receiving, round++);
  }

  private FloatBuffer received() {
    return receiving.position(RingLink.HEADER).asFloatBuffer();
  }

  private void add(int chunk) {
    int begin = begin(chunk);
    int count = end(chunk) - begin;
    received().get(others, 0, count);
    for (int i = 0; i < count; i++) {
      numbers[begin + i] += others[i];
    }
  }

  private void divide(int chunk) {
    for (int i = begin(chunk); i < end(chunk); i++) {
      numbers[i] /= workers;
    }
  }

  private void take(int chunk) {
    received().get(numbers, begin(chunk), end(chunk) - begin(chunk));
  }

  /** Tells the others, if they still listen, that this worker ends the epoch and will say why itself. */
  public void endEpoch() {
    link.sayEnd();
  }

  @Override
  public void close() {
    link.close();
  }
}
