package dev.morphogen.spark.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A worker's two connections in the ring. Every message begins with what it is and its number, so that workers out of step notice.
 * One thread sends and receives at the same time: whoever first sent all and then received would wait for ever once a message does
 * not fit the system's buffers.
 */
public final class RingLink implements AutoCloseable {

  /** Bytes before a message's numbers: kind and number, 4 each. */
  static final int HEADER = 8;

  private static final int NUMBERS = 0x4d4f5250;
  private static final int END = 0x454e4421;
  private static final long LOOK_MILLIS = 500;
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final String self;
  private final SocketChannel next;
  private final SocketChannel previous;
  private final Selector selector;
  private final SelectionKey writing;
  private final SelectionKey reading;
  private final Duration timeout;
  private final BooleanSupplier stopped;

  /**
   * Over these connections; {@code stopped} says whether the work has been called off meanwhile.
   *
   * @param self how errors call this worker
   */
  RingLink(
      String self,
      SocketChannel next,
      SocketChannel previous,
      Duration timeout,
      BooleanSupplier stopped)
      throws IOException {
    this.self = self;
    this.next = next;
    this.previous = previous;
    this.timeout = timeout;
    this.stopped = stopped;
    next.configureBlocking(false);
    previous.configureBlocking(false);
    selector = Selector.open();
    writing = next.register(selector, 0);
    reading = previous.register(selector, 0);
  }

  /** Sends and fills these buffers, whose first {@link #HEADER} bytes are the header's. */
  void swap(ByteBuffer out, ByteBuffer in, int number) {
    out.putInt(0, NUMBERS).putInt(Integer.BYTES, number);
    try {
      run(out, in, timeout);
    } catch (IOException e) {
      throw new PeerLostException(
          "%s: a neighbour in the ring is gone (%s)".formatted(self, e.getMessage()), e);
    }
    if (in.getInt(0) != NUMBERS || in.getInt(Integer.BYTES) != number) {
      throw new PeerLostException(
          "%s: expected message %d of the worker before, got %d: the workers are out of step"
              .formatted(self, number, in.getInt(Integer.BYTES)));
    }
  }

  private void run(ByteBuffer out, ByteBuffer in, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (out.hasRemaining() || in.hasRemaining()) {
      boolean moved = out.hasRemaining() && next.write(out) > 0;
      if (in.hasRemaining() && read(out, in)) {
        moved = true;
      }
      if (moved) {
        deadline = System.nanoTime() + patience.toNanos();
      } else {
        await(out, in, deadline);
      }
    }
  }

  private boolean read(ByteBuffer out, ByteBuffer in) throws IOException {
    int bytes = previous.read(in);
    if (bytes < 0) {
      throw new IOException("it closed the connection");
    }
    if (in.position() >= HEADER && in.getInt(0) == END) {
      passOnEnd(out);
      throw new EpochEndedException(self + ": another worker has ended the epoch");
    }
    return bytes > 0;
  }

  private void await(ByteBuffer out, ByteBuffer in, long deadline) throws IOException {
    if (stopped.getAsBoolean()) {
      throw new PeerLostException(self + ": the task was called off");
    }
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new PeerLostException(
          "%s: expected the neighbours to go on within %d s, heard nothing"
              .formatted(self, timeout.toSeconds()));
    }
    writing.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : 0);
    reading.interestOps(in.hasRemaining() ? SelectionKey.OP_READ : 0);
    selector.select(Math.clamp(left, 1, LOOK_MILLIS));
    selector.selectedKeys().clear();
  }

  /** Says that the epoch ends here and waits until everyone has heard it: closing sooner would look like a death. */
  void sayEnd() {
    ByteBuffer unread = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    try {
      run(endMessage(), ByteBuffer.allocate(0), FAREWELL);
      long deadline = System.nanoTime() + FAREWELL.toNanos();
      while (previous.read(unread.clear()) >= 0 && System.nanoTime() < deadline) {
        reading.interestOps(SelectionKey.OP_READ);
        selector.select(LOOK_MILLIS);
        selector.selectedKeys().clear();
      }
    } catch (IOException | PeerLostException e) {
      // Then the others will notice that this worker is gone.
      return;
    }
  }

  /** The rest of a message that is half sent goes first: the next worker would take the end for numbers of it. */
  private void passOnEnd(ByteBuffer out) {
    try {
      if (out.position() > 0) {
        run(out, ByteBuffer.allocate(0), timeout);
      }
      run(endMessage(), ByteBuffer.allocate(0), FAREWELL);
    } catch (IOException | PeerLostException e) {
      // The next worker is gone already.
      return;
    }
  }

  private static ByteBuffer endMessage() {
    return ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN).putInt(0, END);
  }

  @Override
  public void close() {
    closeQuietly(selector);
    closeQuietly(next);
    closeQuietly(previous);
  }

  static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // Nothing is lost: all that matters has been sent and received.
      return;
    }
  }
}
