package dev.morphogen.spark.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How workers find each other: each listens on a port of its own, learns all addresses, calls the next worker and is called by
 * the one before. A caller says a token that only this attempt at this epoch has, and its rank; whoever says another, such as a worker
 * left over from an attempt that failed, is hung up on.
 */
public final class RingHandshake implements Closeable {

  private static final int GREETING = 20;
  private static final byte WELCOME = 1;
  private static final Duration ONE_CALLER = Duration.ofSeconds(5);
  private static final Duration BETWEEN_CALLS = Duration.ofMillis(100);

  private final int rank;
  private final int workers;
  private final Token token;
  private final ServerSocketChannel server;

  /** What the workers of one attempt share: 128 bits. */
  public record Token(long high, long low) {}

  /** Begins to listen, on any free port. */
  public RingHandshake(int rank, int workers, Token token) throws IOException {
    this.rank = rank;
    this.workers = workers;
    this.token = token;
    server = ServerSocketChannel.open();
    try {
      server.bind(null);
      server.configureBlocking(false);
    } catch (IOException e) {
      RingLink.closeQuietly(server);
      throw e;
    }
  }

  /** The port that the worker before has to call. */
  public int port() throws IOException {
    return ((InetSocketAddress) server.getLocalAddress()).getPort();
  }

  /**
   * Makes the ring, given all workers' addresses, {@code host:port}, by rank.
   *
   * @throws PeerLostException if a neighbour does not call or answer in time
   */
  public RingExchange connect(String[] addresses, Duration timeout, BooleanSupplier stopped) {
    String self = "worker %d of %d".formatted(rank, workers);
    long deadline = System.nanoTime() + timeout.toNanos();
    SocketChannel next = null;
    SocketChannel previous = null;
    try {
      next = call(addresses[(rank + 1) % workers], deadline);
      previous = answer(deadline);
      hearWelcome(next, deadline);
      RingLink link = new RingLink(self, next, previous, timeout, stopped);
      return new RingExchange(rank, workers, link);
    } catch (IOException e) {
      hangUp(next);
      hangUp(previous);
      throw new PeerLostException(
          "%s: no ring within %d s (%s): can executors reach each other on any port?"
              .formatted(self, timeout.toSeconds(), e.getMessage()),
          e);
    }
  }

  private static void hangUp(@org.jspecify.annotations.Nullable SocketChannel channel) {
    if (channel != null) {
      RingLink.closeQuietly(channel);
    }
  }

  /** Calls and greets. The welcome comes later: everybody calls first. */
  private SocketChannel call(String address, long deadline) throws IOException {
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon);
    int port = Integer.parseInt(address.substring(colon + 1));
    while (true) {
      try {
        return greeted(new InetSocketAddress(host, port), deadline);
      } catch (IOException e) {
        if (System.nanoTime() > deadline) {
          throw new IOException("%s does not answer: %s".formatted(address, e.getMessage()), e);
        }
        pause();
      }
    }
  }

  private SocketChannel greeted(InetSocketAddress address, long deadline) throws IOException {
    // A channel has an unchecked exception without a message for it.
    if (address.isUnresolved()) {
      throw new UnknownHostException("its name is not known here");
    }
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      long left = (deadline - System.nanoTime()) / 1_000_000;
      channel.socket().connect(address, Math.clamp(left, 1, Integer.MAX_VALUE));
      channel.write(greeting(rank));
      return channel;
    } catch (IOException e) {
      RingLink.closeQuietly(channel);
      throw e;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(BETWEEN_CALLS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private ByteBuffer greeting(int from) {
    return ByteBuffer.allocate(GREETING)
        .putLong(token.high())
        .putLong(token.low())
        .putInt(from)
        .flip();
  }

  private SocketChannel answer(long deadline) throws IOException {
    ByteBuffer expected = greeting(Math.floorMod(rank - 1, workers));
    while (System.nanoTime() < deadline) {
      SocketChannel caller = server.accept();
      if (caller == null) {
        pause();
      } else if (isExpected(caller, expected, deadline)) {
        return caller;
      } else {
        RingLink.closeQuietly(caller);
      }
    }
    throw new IOException("the worker before does not call");
  }

  /** Whether that is the worker before. A stranger, who may hang up at any time, costs the others nothing. */
  private static boolean isExpected(SocketChannel caller, ByteBuffer expected, long deadline) {
    long patience = Math.min(deadline, System.nanoTime() + ONE_CALLER.toNanos());
    ByteBuffer heard = ByteBuffer.allocate(GREETING);
    try {
      caller.setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (!readWhole(caller, heard, patience) || !heard.flip().equals(expected)) {
        return false;
      }
      caller.write(ByteBuffer.wrap(new byte[] {WELCOME}));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void hearWelcome(SocketChannel next, long deadline) throws IOException {
    ByteBuffer heard = ByteBuffer.allocate(1);
    if (!readWhole(next, heard, deadline) || heard.get(0) != WELCOME) {
      throw new IOException("the next worker hung up: it is at another attempt");
    }
  }

  /** Whether the buffer was filled before the deadline and the other's end; leaves the channel non-blocking. */
  private static boolean readWhole(SocketChannel channel, ByteBuffer buffer, long deadline)
      throws IOException {
    channel.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      channel.register(selector, SelectionKey.OP_READ);
      while (buffer.hasRemaining()) {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0 || channel.read(buffer) < 0) {
          return false;
        }
        if (buffer.hasRemaining()) {
          selector.select(left);
          selector.selectedKeys().clear();
        }
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
