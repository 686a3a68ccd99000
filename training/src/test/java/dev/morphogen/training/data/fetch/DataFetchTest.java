package dev.morphogen.training.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.training.data.Pictures;
import dev.morphogen.training.lock.LockedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFetchTest {

  private static final byte[] FILE = Pictures.noise(300_000, 1);
  private static final FetchSettings QUICK =
      new FetchSettings(Duration.ofSeconds(5), Duration.ofMillis(300), 3, Duration.ofMillis(5));

  @TempDir Path folder;
  private LocalServer server;
  private Path target;

  @BeforeEach
  void start() throws IOException {
    server = new LocalServer(FILE);
    target = folder.resolve("set.bin");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void loadsAFileAndTellsHowFar() {
    List<Long> heard = new ArrayList<>();
    FetchSource source = source(md5(FILE));
    String opened =
        DataFetch.fetch(
            source,
            folder.resolve("new"),
            (what, done, total) -> {
              assertThat(what).isEqualTo("set.bin");
              assertThat(total).isEqualTo(FILE.length);
              heard.add(done);
            },
            QUICK);

    assertThat(opened).isEqualTo("idx:" + folder.resolve("new"));
    assertThat(folder.resolve("new/set.bin")).hasBinaryContent(FILE);
    assertThat(folder.resolve("new/classes.txt")).hasContent("ant\nbee\n");
    assertThat(heard).isSorted().endsWith((long) FILE.length);
  }

  @Test
  void goesOnWhereTheConnectionBrokeOff() throws IOException {
    server.cuts.addAll(List.of(100_000, 50_000));
    fetch(FILE);

    assertOnlyTheFile();
    assertThat(server.ranges).hasSizeGreaterThanOrEqualTo(2).startsWith("");
    assertThat(server.ranges.getLast()).startsWith("bytes=");
  }

  @Test
  void goesOnAfterSilence() throws IOException {
    server.cuts.add(100_000);
    server.silence = 2_000;
    fetch(FILE);

    assertOnlyTheFile();
    assertThat(server.ranges).containsExactly("", "bytes=100000-");
  }

  @Test
  void goesOnInALaterCall() throws IOException {
    server.cuts.addAll(List.of(100_000, 0, 0, 0));
    assertFails(FILE);
    assertThat(target).doesNotExist();
    server.cuts.clear();
    server.ranges.clear();
    fetch(FILE);

    assertOnlyTheFile();
    assertThat(server.ranges).hasSize(1).allMatch(range -> range.startsWith("bytes="));
  }

  /** The process ended after the last byte, before the file had its name. */
  @Test
  void aWholePartIsNotLoadedAgain() throws IOException {
    leavePart(FILE);
    fetch(FILE);

    assertOnlyTheFile();
    assertThat(server.ranges).containsExactly("bytes=300000-");
  }

  @Test
  void aPartOfTheRightLengthAndWrongBytesIsLoadedAgain() throws IOException {
    leavePart(Pictures.noise(300_000, 2));
    fetch(FILE);

    assertOnlyTheFile();
    assertThat(server.ranges).containsExactly("bytes=300000-", "");
  }

  private void leavePart(byte[] bytes) throws IOException {
    Files.write(folder.resolve("set.bin.part"), bytes);
    Files.writeString(folder.resolve("set.bin.part.version"), server.tag);
  }

  @Test
  void beginsAnewWhereTheServerKnowsNoRanges() throws IOException {
    server.knowsRanges = false;
    server.cuts.add(100_000);
    fetch(FILE);

    assertOnlyTheFile();
  }

  @Test
  void beginsAnewWhereNothingMarksTheVersion() throws IOException {
    server.tag = "";
    server.cuts.add(100_000);
    fetch(FILE);

    assertOnlyTheFile();
    assertThat(server.ranges).containsExactly("", "");
  }

  @Test
  void neverPutsANewFileBehindAnOldPart() throws IOException {
    server.cuts.addAll(List.of(100_000, 0, 0, 0));
    assertFails(FILE);
    byte[] newer = Pictures.noise(300_000, 2);
    server.file = newer;
    server.tag = "\"2\"";
    server.cuts.clear();
    fetch(newer);

    assertThat(target).hasBinaryContent(newer);
  }

  @Test
  void aWrongFileNeverReplacesTheOneThere() throws IOException {
    Files.writeString(target, "earlier");
    String wrong = "0".repeat(32);

    assertThatThrownBy(() -> DataFetch.fetch(source(wrong), folder, (w, d, t) -> {}, QUICK))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage(
            "%s: expected md5 %s, got %s: damaged on the way or changed at the source, try again"
                .formatted(server.address(), wrong, md5(FILE)));
    assertThat(target).hasContent("earlier");
    assertThat(files()).containsExactly(target);
  }

  @Test
  void theRightFileIsNotLoadedAgain() throws IOException {
    Files.write(target, FILE);
    fetch(FILE);
    assertThat(server.ranges).isEmpty();

    Files.writeString(target, "something else");
    fetch(FILE);
    assertThat(target).hasBinaryContent(FILE);
  }

  @Test
  void packedFilesAreKnownByWhatTheyHold() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(FILE);
    }
    server.file = packed.toByteArray();
    RemoteFile file = new RemoteFile(server.address(), md5(FILE), true, 1 << 20);
    FetchSource source = new FetchSource("x", "idx", List.of(file), List.of());
    DataFetch.fetch(source, folder, (w, d, t) -> {}, QUICK);
    assertThat(target).hasBinaryContent(packed.toByteArray());

    Files.delete(target);
    server.file = FILE;
    assertThatThrownBy(() -> DataFetch.fetch(source, folder, (w, d, t) -> {}, QUICK))
        .hasMessageContaining("got no gzip data (Not in GZIP format)");
  }

  @Test
  void whatIsNotThereFailsAtOnce() {
    server.status = 404;

    assertThatThrownBy(() -> fetch(FILE))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage(
            "%s: expected the file, the server answered 404: it may have moved, download it by hand"
                    .formatted(server.address())
                + " to "
                + target);
    assertThat(server.ranges).hasSize(1);
  }

  @Test
  void aServerInTroubleIsAskedAgain() {
    server.status = 503;

    assertThatThrownBy(() -> fetch(FILE))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage(
            "%s: failed 3 times in a row (the server answered 503): check the"
                    .formatted(server.address())
                + " network and try again, or download it by hand to "
                + target);
    assertThat(server.ranges).hasSize(3);
  }

  @Test
  void noServerFailsWithTheAddress() {
    URI address = server.address();
    server.close();

    assertThatThrownBy(() -> fetch(FILE))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage(
            "%s: failed 3 times in a row (no connection): check the network and try again, or download it by hand to %s"
                .formatted(address, target));
  }

  @Test
  void anInterruptedDownloadSaysSoAndGoesOnLater() throws IOException {
    Thread caller = Thread.currentThread();
    try {
      assertThatThrownBy(() ->
              DataFetch.fetch(
                  source(md5(FILE)), folder, (what, done, total) -> caller.interrupt(), QUICK))
          .isInstanceOf(WorkFailedException.class)
          .hasMessage(server.address() + ": interrupted, try again to go on");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    server.ranges.clear();
    fetch(FILE);
    assertOnlyTheFile();
    assertThat(server.ranges).hasSize(1).allMatch(range -> range.startsWith("bytes="));
  }

  @Test
  void moreThanExpectedIsNotLoaded() {
    RemoteFile file = new RemoteFile(server.address(), md5(FILE), false, 1000);
    FetchSource source = new FetchSource("x", "idx", List.of(file), List.of());

    assertThatThrownBy(() -> DataFetch.fetch(source, folder, (w, d, t) -> {}, QUICK))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage(
            server.address()
                + ": expected at most 1000 bytes, the server sends more: this is not the data set");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefused() throws IOException {
    Files.writeString(target, "a file");
    Path inside = target.resolve("inside");

    assertThatThrownBy(() -> DataFetch.fetch(source(md5(FILE)), inside, (w, d, t) -> {}, QUICK))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            inside + ": expected a folder to write to, it cannot be made (Not a directory)");

    Path blocked = folder.resolve("blocked");
    Files.createDirectories(blocked.resolve("set.bin.part/x"));
    assertThatThrownBy(() -> DataFetch.fetch(source(md5(FILE)), blocked, (w, d, t) -> {}, QUICK))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage(
            "%1$s: cannot be written (%1$s is a folder): is there room, and may you write there?"
                .formatted(blocked.resolve("set.bin.part")));
  }

  @Test
  void twoDownloadsDoNotMix() throws IOException {
    Path lock = folder.resolve("set.bin.lock");
    try (LockedFile _ = LockedFile.take(lock).orElseThrow()) {
      assertThatThrownBy(() -> fetch(FILE))
          .isInstanceOf(WorkFailedException.class)
          .hasMessage(target + ": another download is loading this file: wait until it is done");
    }
    fetch(FILE);
    assertOnlyTheFile();
  }

  private void fetch(byte[] expected) {
    DataFetch.fetch(source(md5(expected)), folder, (what, done, total) -> {}, QUICK);
  }

  private void assertFails(byte[] expected) {
    URI address = server.address();
    assertThatThrownBy(() -> fetch(expected))
        .isInstanceOf(WorkFailedException.class)
        .hasMessageStartingWith(address + ": failed 3 times in a row (")
        .hasMessageEndingWith(
            "): check the network and try again, or download it by hand to " + target);
  }

  private void assertOnlyTheFile() throws IOException {
    assertThat(target).hasBinaryContent(FILE);
    assertThat(files()).containsExactlyInAnyOrder(target, folder.resolve("classes.txt"));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private FetchSource source(String md5) {
    RemoteFile file = new RemoteFile(server.address(), md5, false, 1 << 20);
    return new FetchSource("test", "idx", List.of(file), Arrays.asList("ant", "bee"));
  }

  private static String md5(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
