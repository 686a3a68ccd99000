package dev.morphogen.network.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.InvalidInputException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to a file, reading it gives a model or one sentence, and takes little memory. */
final class SafetensorsFuzzTest {

  private static final int ROUNDS = 4000;
  private static final long MOST_BYTES = 32 << 20;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {Model.CONFIG, Model.TENSORS})
  void mutationsGiveAModelOrASentence(String name) throws IOException {
    Models.mixed().save(folder);
    Path file = folder.resolve(name);
    byte[] good = Files.readAllBytes(file);
    SplittableRandom random = new SplittableRandom(5);
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Files.write(file, mutate(good, random));
      refused += isRefused(name + ", round " + round) ? 1 : 0;
    }
    assertThat(refused).isBetween(ROUNDS / 10, ROUNDS - 1);
  }

  private boolean isRefused(String round) {
    long before = allocated();
    try {
      Model.load(folder);
      return false;
    } catch (InvalidInputException e) {
      assertThat(e.getMessage()).as(round).startsWith(folder.toString()).doesNotContain("\n");
      return true;
    } catch (RuntimeException | Error e) {
      throw new AssertionError(round + ": expected a sentence, got " + e, e);
    } finally {
      assertThat(allocated() - before).as(round).isLessThan(MOST_BYTES);
    }
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getCurrentThreadAllocatedBytes();
  }

  /** Flipped bits, digits, cut ends and doubled parts; mostly near the beginning, where headers are. */
  private static byte[] mutate(byte[] good, SplittableRandom random) {
    byte[] bytes = good.clone();
    int span = random.nextBoolean() ? Math.min(bytes.length, 600) : bytes.length;
    for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
      int at = random.nextInt(span);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes[at] = (byte) random.nextInt('0', '9' + 1);
        case 3 -> bytes[at] = (byte) "{}[],:\"-.e".charAt(random.nextInt(10));
        case 4 -> bytes = Arrays.copyOf(bytes, Math.max(span, random.nextInt(bytes.length + 1)));
        default -> {
          int count = Math.min(random.nextInt(40), bytes.length - at);
          System.arraycopy(bytes, random.nextInt(bytes.length - count + 1), bytes, at, count);
        }
      }
    }
    return bytes;
  }
}
