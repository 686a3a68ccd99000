package dev.morphogen.network.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.WorkFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewFilesTest {

  private static final int ROUNDS = 20;

  /** Of some writes each, so that two threads would get in each other's way. */
  private static final int PARTS = 10;

  private static final int PART = 20_000;

  @TempDir private Path folder;

  @Test
  void threadsThatWriteTheSameAtOnceLeaveWholeFiles() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Future<?>> writers =
          Stream.of(1, 2).<Future<?>>map(n -> threads.submit(() -> write(n))).toList();
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    for (String name : List.of("first", "second")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      byte[] expected = new byte[PARTS * PART];
      Arrays.fill(expected, bytes[0]);
      assertThat(bytes).isEqualTo(expected);
    }
    assertNothingLeftBut("first", "second");
  }

  private void write(int number) {
    byte[] part = new byte[PART];
    Arrays.fill(part, (byte) number);
    NewFiles.Content content =
        out -> {
          for (int i = 0; i < PARTS; i++) {
            out.write(part);
          }
        };
    for (int round = 0; round < ROUNDS; round++) {
      new NewFiles(folder).add("first", content).add("second", content).write();
    }
  }

  /** A folder comes into the second file's place after it was looked at. */
  @Test
  void aFileThatCannotBeRenamedLeavesTheOneBeforeItNew() throws IOException {
    Files.writeString(folder.resolve("first"), "1");
    NewFiles files =
        new NewFiles(folder)
            .add("first", out -> out.write('7'))
            .add(
                "second",
                out ->
                    Files.writeString(
                        Files.createDirectory(folder.resolve("second")).resolve("in it"), "2"));
    assertThatThrownBy(files::write)
        .isInstanceOf(WorkFailedException.class)
        .hasMessageStartingWith(folder + ": it cannot be written (");
    assertThat(folder.resolve("first")).hasContent("7");
    assertThat(folder.resolve("second/in it")).hasContent("2");
    assertNothingLeftBut("first", "second");
  }

  /** Not by their owner alone, as temporary files are. */
  @Test
  void whatAKilledWriterLeavesIsKnownByItsName() throws IOException {
    new NewFiles(folder)
        .add(
            "a.txt",
            out -> {
              out.write(1);
              try (Stream<Path> files = Files.list(folder)) {
                assertThat(files)
                    .hasSize(1)
                    .allMatch(file -> NewFiles.isLeftOf("a.txt", file))
                    .noneMatch(file -> NewFiles.isLeftOf("txt", file));
              }
            })
        .write();
    assertThat(NewFiles.isLeftOf("a.txt", folder.resolve("a.txt"))).isFalse();
    Path foreign = Files.createFile(folder.resolve(".a.txt.mine.new"));
    assertThat(NewFiles.isLeftOf("a.txt", foreign)).isFalse();
  }

  @Test
  void filesMayBeReadByWhomAnyNewFileMayBe() throws IOException {
    new NewFiles(folder).add("ours", out -> out.write(1)).write();
    Path any = Files.createFile(folder.resolve("any"));
    assertThat(Files.getPosixFilePermissions(folder.resolve("ours")))
        .isEqualTo(Files.getPosixFilePermissions(any));
  }

  /** The interrupt comes between two bytes of the second file. */
  @Test
  void anInterruptedThreadWritesAllTheSameAndStaysInterrupted() throws IOException {
    new NewFiles(folder)
        .add("first", out -> out.write('1'))
        .add(
            "second",
            out -> {
              out.write('2');
              if (!Files.exists(folder.resolve("seen"))) {
                Files.createFile(folder.resolve("seen"));
                Thread.currentThread().interrupt();
              }
              out.write('3');
            })
        .write();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(folder.resolve("first")).hasContent("1");
    assertThat(folder.resolve("second")).hasContent("23");
    assertNothingLeftBut("first", "second", "seen");
  }

  private void assertNothingLeftBut(String... names) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
    }
  }
}
