package dev.morphogen.spark.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.spark.exchange.RingHandshake.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ring on one machine: sums, the silent and the dead. */
@Timeout(60)
final class RingExchangeTest {

  private static final Token TOKEN = new Token(1, 2);
  private static final Duration SHORT = Duration.ofSeconds(2);

  /** For those who only wait for a busy machine. */
  private static final Duration LONG = Duration.ofSeconds(20);

  /** Runs {@code work} on every worker of a ring; a result each, in order. */
  private static <T> List<Future<T>> inRing(
      int workers, Duration timeout, Function<RingExchange, T> work) throws IOException {
    RingHandshake[] handshakes = new RingHandshake[workers];
    String[] addresses = new String[workers];
    for (int r = 0; r < workers; r++) {
      handshakes[r] = new RingHandshake(r, workers, TOKEN);
      addresses[r] = "127.0.0.1:" + handshakes[r].port();
    }
    List<Future<T>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
      for (RingHandshake handshake : handshakes) {
        results.add(
            threads.submit(() -> {
              try (handshake;
                  RingExchange ring = handshake.connect(addresses, timeout, () -> false)) {
                return work.apply(ring);
              }
            }));
      }
    }
    return results;
  }

  private static float[] numbers(int rank, int step, int length) {
    Random random = new Random(100L * step + rank);
    float[] numbers = new float[length];
    for (int i = 0; i < length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }

  @ParameterizedTest
  @CsvSource({"2,101066,500", "3,1001,1", "5,17,3", "4,1,1", "3,1,0", "2,788900,0"})
  void everyWorkerHasTheSameMean(int workers, int first, int second) throws Exception {
    List<Future<float[]>> results =
        inRing(
            workers,
            LONG,
            ring -> {
              float[] a = null;
              float[] b = null;
              for (int step = 0; step < 4; step++) {
                a = numbers(ring.rank(), step, first);
                b = numbers(ring.rank() + 50, step, second);
                ring.average(a, b);
              }
              float[] both = new float[first + second];
              System.arraycopy(a, 0, both, 0, first);
              System.arraycopy(b, 0, both, first, second);
              return both;
            });
    float[] mean = results.getFirst().get();
    for (Future<float[]> result : results) {
      assertThat(result.get()).isEqualTo(mean);
    }
    requireMean(Arrays.copyOf(mean, first), workers, 0);
    requireMean(Arrays.copyOfRange(mean, first, first + second), workers, 50);
  }

  /** Of what the workers gave in the last step, seeded by their ranks and {@code apart}. */
  private static void requireMean(float[] mean, int workers, int apart) {
    float[][] given = new float[workers][];
    for (int r = 0; r < workers; r++) {
      given[r] = numbers(r + apart, 3, mean.length);
    }
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      for (float[] worker : given) {
        sum += worker[i];
      }
      assertThat((double) mean[i]).isCloseTo(sum / workers, within(4 * workers * 0x1p-23));
    }
  }

  /** As it dies, not after a time-out, which says something else. */
  @Test
  void aDeadWorkerIsNoticedByAll() throws Exception {
    List<Future<String>> results =
        inRing(
            3,
            LONG,
            ring -> {
              ring.average(new float[1000]);
              if (ring.rank() == 1) {
                return "dead";
              }
              try {
                ring.average(new float[1000]);
              } catch (PeerLostException e) {
                ring.close();
                return String.valueOf(e.getMessage());
              }
              return "noticed nothing";
            });
    assertThat(results.get(0).get()).startsWith("worker 0 of 3: a neighbour in the ring is gone");
    assertThat(results.get(2).get()).startsWith("worker 2 of 3: a neighbour in the ring is gone");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aSilentWorkerIsNotWaitedForForEver() throws Exception {
    List<Future<String>> results =
        inRing(
            2,
            SHORT,
            ring -> {
              try {
                if (ring.rank() == 1) {
                  Thread.sleep(SHORT.plusSeconds(1));
                }
                ring.average(new float[1000]);
                return "";
              } catch (InterruptedException | PeerLostException e) {
                return String.valueOf(e.getMessage());
              }
            });
    assertThat(results.getFirst().get())
        .isEqualTo("worker 0 of 2: expected the neighbours to go on within 2 s, heard nothing");
  }

  @Test
  void whoEndsTheEpochTellsTheOthers() throws Exception {
    List<Future<String>> results =
        inRing(
            3,
            LONG,
            ring -> {
              ring.average(new float[10]);
              if (ring.rank() == 2) {
                ring.endEpoch();
                return "ended";
              }
              try {
                ring.average(new float[10]);
                return "";
              } catch (EpochEndedException e) {
                return String.valueOf(e.getMessage());
              }
            });
    assertThat(results.get(0).get()).isEqualTo("worker 0 of 3: another worker has ended the epoch");
    assertThat(results.get(1).get()).isEqualTo("worker 1 of 3: another worker has ended the epoch");
  }

  /** Whose system keeps little of what is sent and not yet read. */
  private static SocketChannel[] narrowConnection() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 14);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      SocketChannel from = SocketChannel.open();
      from.setOption(StandardSocketOptions.SO_SNDBUF, 1 << 14);
      from.connect(server.getLocalAddress());
      return new SocketChannel[] {from, server.accept()};
    }
  }

  private static RingExchange narrow(int rank, SocketChannel next, SocketChannel previous)
      throws IOException {
    String self = "worker %d of 3".formatted(rank);
    return new RingExchange(rank, 3, new RingLink(self, next, previous, LONG, () -> false));
  }

  /** Worker 0 has sent a part of its numbers, which worker 1 does not read yet, when worker 2 ends the epoch. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theEndOfTheEpochDoesNotCutAMessageInTwo() throws Exception {
    SocketChannel[] zeroToOne = narrowConnection();
    SocketChannel[] oneToTwo = narrowConnection();
    SocketChannel[] twoToZero = narrowConnection();
    try (RingExchange zero = narrow(0, zeroToOne[0], twoToZero[1]);
        RingExchange two = narrow(2, twoToZero[0], oneToTwo[1]);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        // Closed first: worker 2 waits for that.
        RingExchange one = narrow(1, oneToTwo[0], zeroToOne[1])) {
      Future<?> halfSent = threads.submit(() -> zero.average(new float[1_000_000]));
      Thread.sleep(500);
      threads.execute(two::endEpoch);
      Thread.sleep(500);
      assertThatThrownBy(() -> one.average(new float[1_000_000]))
          .isInstanceOf(EpochEndedException.class)
          .hasMessage("worker 1 of 3: another worker has ended the epoch");
      assertThatThrownBy(halfSent::get).hasCauseInstanceOf(EpochEndedException.class);
    }
  }

  @Test
  void workersOutOfStepNotice() throws Exception {
    List<Future<String>> results =
        inRing(
            2,
            LONG,
            ring -> {
              try {
                ring.average(new float[ring.rank() == 0 ? 10 : 30]);
                return "";
              } catch (PeerLostException e) {
                return "lost";
              }
            });
    assertThatThrownBy(
            () -> {
              for (Future<String> result : results) {
                assertThat(result.get()).isEqualTo("lost");
              }
              throw new ExecutionException(new IllegalStateException("both"));
            })
        .hasRootCauseMessage("both");
  }
}
