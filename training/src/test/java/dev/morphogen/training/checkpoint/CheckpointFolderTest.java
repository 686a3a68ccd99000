package dev.morphogen.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.training.report.EpochReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointFolderTest {

  @TempDir private Path temp;
  private final List<String> warnings = new ArrayList<>();

  private static Checkpoint checkpoint(int epoch) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("trained", new float[] {epoch, -0f, Float.MIN_VALUE, 0.1f});
    arrays.put("empty", new float[0]);
    arrays.put("tracked", new float[] {Float.MAX_VALUE});
    return new Checkpoint(
        new RunIdentity(Map.of("seed", "7", "network.a", "x"), 9, true),
        "vector, 512 bits",
        epoch,
        1234567890123L,
        List.of(new EpochReport(1, 9, 1.1, 0.2, Double.MAX_VALUE, 0.1, 0.3, 123, 4.5, 1e-9)),
        arrays);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void whatIsWrittenIsReadAndTheLastTwoAreKept() throws IOException {
    CheckpointFolder folder = new CheckpointFolder(temp);
    for (int epoch = 8; epoch <= 11; epoch++) {
      folder.write(checkpoint(epoch));
    }
    assertThat(names()).containsExactly("epoch-000010.checkpoint", "epoch-000011.checkpoint");
    Checkpoint read = folder.newest(warnings::add).orElseThrow();
    Checkpoint written = checkpoint(11);
    assertThat(read.identity()).isEqualTo(written.identity());
    assertThat(read.history()).isEqualTo(written.history());
    assertThat(read.steps()).isEqualTo(written.steps());
    assertThat(read.kernels()).isEqualTo(written.kernels());
    assertThat(read.arrays().keySet()).containsExactly("trained", "empty", "tracked");
    read.arrays().forEach((name, a) -> assertThat(a).isEqualTo(written.arrays().get(name)));
    assertThat(warnings).isEmpty();
  }

  @Test
  void aFileTornAnywhereOrWithAnyBitTurnedIsPassedOver() throws IOException {
    CheckpointFolder folder = new CheckpointFolder(temp);
    folder.write(checkpoint(1));
    folder.write(checkpoint(2));
    Path newest = temp.resolve("epoch-000002.checkpoint");
    byte[] whole = Files.readAllBytes(newest);
    Random random = new Random(3);
    for (int i = 0; i < 300; i++) {
      byte[] damaged = whole.clone();
      if (i % 2 == 0) {
        damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
      } else {
        damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(newest, damaged);
      assertThat(folder.newest(warnings::add).orElseThrow().epoch()).isEqualTo(1);
    }
    assertThat(warnings)
        .hasSize(300)
        .containsOnly(newest + ": torn or of another version, looking for the one before");
  }

  @Test
  void ifAllAreTornItSaysSo() throws IOException {
    Files.writeString(temp.resolve("epoch-000002.checkpoint"), "no");
    assertThatThrownBy(() -> new CheckpointFolder(temp).newest(warnings::add))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            temp
                + ": expected a whole checkpoint, got 1 that are torn or of another version: begin"
                + " anew in another folder");
  }

  /** Where %d writes ٧ for 7. */
  @Test
  void aNameHasTheSameDigitsInEveryCountry() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat("%d".formatted(7)).isNotEqualTo("7");
      new CheckpointFolder(temp).write(checkpoint(7));
    } finally {
      Locale.setDefault(before);
    }
    assertThat(names()).containsExactly("epoch-000007.checkpoint");
  }

  @Test
  void aFolderWithoutCheckpointsHasNoneAndAMissingOneIsAnError() {
    assertThat(new CheckpointFolder(temp).newest(warnings::add)).isEmpty();
    Path missing = temp.resolve("missing");
    assertThatThrownBy(() -> new CheckpointFolder(missing).newest(warnings::add))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(missing + ": expected a folder with checkpoints to resume from, got none");
  }

  @Test
  void aFolderThatCannotBeIsSaidAtTheBeginning() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "x");
    assertThatThrownBy(() -> new CheckpointFolder(file).lock())
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(file + ": expected a folder to write checkpoints into, got an");
    assertThatThrownBy(() -> new CheckpointFolder(file.resolve("deeper")).lock())
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void whatCannotBeWrittenFirstIsNotToBeResumed() throws IOException {
    Files.createDirectory(temp.resolve("epoch-000001.checkpoint.part"));
    assertThatThrownBy(() -> new CheckpointFolder(temp).write(checkpoint(1)))
        .isInstanceOf(WorkFailedException.class)
        .hasMessageEndingWith(
            ", and there is none before it to go on from: make room and begin again");
  }

  /** Writing to /dev/full fails as on a full disk. */
  @Test
  void aFullDiskLeavesTheEarlierOnes() throws IOException {
    CheckpointFolder folder = new CheckpointFolder(temp);
    folder.write(checkpoint(1));
    Path part = temp.resolve("epoch-000002.checkpoint.part");
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full));
    Files.createSymbolicLink(part, full);
    assertThatThrownBy(() -> folder.write(checkpoint(2)))
        .isInstanceOf(WorkFailedException.class)
        .hasMessageStartingWith(temp.resolve("epoch-000002.checkpoint") + ": could not be written")
        .hasMessageEndingWith("earlier checkpoints are unharmed: make room and resume");
    assertThat(names()).containsExactly("epoch-000001.checkpoint");
    assertThat(folder.newest(warnings::add).orElseThrow().epoch()).isEqualTo(1);
  }

  @Test
  void oneTrainingAtATime() {
    CheckpointFolder folder = new CheckpointFolder(temp);
    folder.requireIdle();
    String refusal =
        temp
            + ": expected no training at work here, got one: wait for it, end it, or name another folder";
    try (FolderLock _ = folder.lock()) {
      assertThatThrownBy(folder::lock)
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(refusal);
      assertThatThrownBy(new CheckpointFolder(temp)::requireIdle).hasMessage(refusal);
    }
    folder.requireIdle();
    folder.lock().close();
    assertThat(folder.isEmpty()).isTrue();
  }
}
