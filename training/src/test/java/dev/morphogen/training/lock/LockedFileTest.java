package dev.morphogen.training.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LockedFileTest {

  @TempDir private Path folder;
  private Path file;

  /** What another process runs: it says whether it gets the lock of that file. */
  static final class Other {

    private Other() {}

    public static void main(String[] args) throws IOException {
      try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
        System.out.print(channel.tryLock() == null ? "refused" : "admitted");
      }
    }
  }

  @BeforeEach
  void name() {
    file = folder.resolve("lock");
  }

  private String anotherProcess() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Closing any channel of a process to a file ends the process's locks of it. */
  @Test
  void whoIsRefusedInThisProcessDoesNotLetAnotherIn() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
    LockedFile held = LockedFile.take(file).orElseThrow();
    assertThat(LockedFile.take(file)).isEmpty();
    assertThat(LockedFile.take(link.resolve("lock"))).isEmpty();
    assertThat(anotherProcess()).isEqualTo("refused");
    held.close();
    assertThat(anotherProcess()).isEqualTo("admitted");
  }

  @Test
  void whoClosesTwiceLeavesTheNextAlone() throws IOException {
    LockedFile first = LockedFile.take(file).orElseThrow();
    first.close();
    try (LockedFile _ = LockedFile.take(file).orElseThrow()) {
      first.close();
      assertThat(LockedFile.take(file)).isEmpty();
    }
  }

  @Test
  void whatCannotBeOpenedIsNotHeld() throws IOException {
    Path later = folder.resolve("later/lock");
    assertThatThrownBy(() -> LockedFile.take(later)).isInstanceOf(NoSuchFileException.class);
    Files.createDirectories(later);
    assertThatThrownBy(() -> LockedFile.take(later)).isInstanceOf(IOException.class);
    Files.delete(later);
    LockedFile.take(later).orElseThrow().close();
  }
}
