package dev.morphogen.spark.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.spark.exchange.RingHandshake.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** How workers find their neighbours: strangers, unknown names, and those who do not answer. */
@Timeout(60)
final class RingHandshakeTest {

  private static final Token TOKEN = new Token(1, 2);
  private static final Duration SHORT = Duration.ofSeconds(2);

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void hangsUpOnCallersOfAnotherAttempt() throws Exception {
    try (RingHandshake one = new RingHandshake(0, 2, TOKEN);
        RingHandshake two = new RingHandshake(1, 2, TOKEN);
        RingHandshake stale = new RingHandshake(1, 2, new Token(1, 1));
        Socket silent = new Socket()) {
      String[] addresses = {"127.0.0.1:" + one.port(), "127.0.0.1:" + two.port()};
      silent.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), two.port()));
      silent.getOutputStream().write(new byte[20]);
      try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
        Future<RingExchange> left =
            threads.submit(() -> stale.connect(addresses, SHORT, () -> false));
        Thread.sleep(300);
        Future<RingExchange> a = threads.submit(() -> one.connect(addresses, SHORT, () -> false));
        Future<RingExchange> b = threads.submit(() -> two.connect(addresses, SHORT, () -> false));
        try (RingExchange first = a.get();
            RingExchange second = b.get()) {
          float[] numbers = {1};
          Future<?> other = threads.submit(() -> second.average(new float[] {3}));
          first.average(numbers);
          other.get();
          assertThat(numbers[0]).isEqualTo(2);
        }
        assertThatThrownBy(left::get)
            .hasCauseInstanceOf(PeerLostException.class)
            .hasMessageContaining("worker 1 of 2: no ring within 2 s");
      }
    }
  }

  /** Such as a scan of all ports. */
  @Test
  void goesOnWhenAStrangerHangsUp() throws Exception {
    try (RingHandshake one = new RingHandshake(0, 2, TOKEN);
        RingHandshake two = new RingHandshake(1, 2, TOKEN);
        ExecutorService threads = Executors.newFixedThreadPool(2)) {
      String[] addresses = {"127.0.0.1:" + one.port(), "127.0.0.1:" + two.port()};
      try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), two.port())) {
        stranger.getOutputStream().write(1);
        // Closing then resets the connection: whoever reads from it gets an exception.
        stranger.setSoLinger(true, 0);
      }
      Future<RingExchange> a = threads.submit(() -> one.connect(addresses, SHORT, () -> false));
      Future<RingExchange> b = threads.submit(() -> two.connect(addresses, SHORT, () -> false));
      try (RingExchange first = a.get();
          RingExchange second = b.get()) {
        assertThat(first.workers()).isEqualTo(second.workers());
      }
    }
  }

  private static void noRing(String nextAddress, String reason) throws IOException {
    try (RingHandshake alone = new RingHandshake(0, 2, TOKEN)) {
      String[] addresses = {"127.0.0.1:" + alone.port(), nextAddress};
      assertThatThrownBy(() -> alone.connect(addresses, SHORT, () -> false))
          .isInstanceOf(PeerLostException.class)
          .hasMessage(
              "worker 0 of 2: no ring within 2 s (%s does not answer: %s): can executors reach each other on any port?"
                  .formatted(nextAddress, reason));
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void saysWhoseNameIsNotKnown() throws IOException {
    noRing("nowhere.invalid:7077", "its name is not known here");
  }

  /** Linux leaves calls unanswered while too many wait for a listener that accepts none. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void doesNotWaitForEverForAnAnswer() throws IOException {
    List<SocketChannel> waiting = new ArrayList<>();
    try (ServerSocketChannel deaf = ServerSocketChannel.open()) {
      deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
      for (int i = 0; i < 4; i++) {
        SocketChannel caller = SocketChannel.open();
        waiting.add(caller);
        caller.configureBlocking(false);
        caller.connect(deaf.getLocalAddress());
      }
      noRing("127.0.0.1:" + deaf.socket().getLocalPort(), "Connect timed out");
    } finally {
      for (SocketChannel caller : waiting) {
        caller.close();
      }
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void sayWhenNobodyCalls() throws Exception {
    try (RingHandshake alone = new RingHandshake(0, 2, TOKEN);
        RingHandshake deaf = new RingHandshake(1, 2, TOKEN)) {
      String[] addresses = {"127.0.0.1:" + alone.port(), "127.0.0.1:" + deaf.port()};
      assertThatThrownBy(() -> alone.connect(addresses, SHORT, () -> false))
          .isInstanceOf(PeerLostException.class)
          .hasMessage(
              "worker 0 of 2: no ring within 2 s (the worker before does not call): can executors reach each other on any port?");
    }
  }
}
