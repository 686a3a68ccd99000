package dev.morphogen.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.checkpoint.CheckpointFolder;
import dev.morphogen.training.checkpoint.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingFolderTest {

  @TempDir Path temp;

  @Test
  void whatFailedBeforeItsFirstEpochLeavesNothing() {
    TrainingFolder folder = new TrainingFolder(temp.resolve("model"));
    folder.begin(List.of("--seed", "1"));
    folder.abandonIfEmpty();
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void whatSomebodyElseKeepsThereStays() throws IOException {
    TrainingFolder folder = new TrainingFolder(temp.resolve("project"));
    Path theirs = folder.checkpoints().resolve("my-weights.pt");
    Files.createDirectories(folder.checkpoints());
    Files.writeString(theirs, "theirs");
    assertThatThrownBy(folder::requireFree)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "%s: holds checkpoints already, of no training that could go on: name another folder with --out"
                .formatted(folder.path()));
    folder.begin(List.of("--seed", "1"));
    folder.abandonIfEmpty();
    assertThat(folder.checkpoints()).isDirectoryContaining(theirs::equals);
    assertThat(folder.isUnfinished()).isFalse();
  }

  @Test
  void theMetricsOfSomethingElseAreNotReplaced() throws IOException {
    TrainingFolder folder = new TrainingFolder(temp);
    Files.writeString(temp.resolve("metrics.jsonl"), "theirs");
    assertThatThrownBy(folder::requireFree).hasMessageContaining("holds metrics.jsonl already");
  }

  /** As --overwrite does. */
  @Test
  void whatIsOverwrittenIsThereAgainIfNothingComesOfTheNew() throws IOException {
    Path checkpoint = begun("old").checkpoints().resolve("epoch-000007.checkpoint");
    Files.writeString(checkpoint, "learnt");
    TrainingFolder folder = begun("new");
    assertThat(folder.arguments()).containsExactly("new");
    assertThat(folder.hasCheckpoint()).isFalse();
    folder.abandonIfEmpty();
    assertThat(folder.arguments()).containsExactly("old");
    assertThat(checkpoint).hasContent("learnt");
    assertThat(folder.checkpoints().resolve("earlier")).doesNotExist();
  }

  @Test
  void oneThatWasKilledBeforeItLearntDoesNotTakeItsPlace() throws IOException {
    Files.writeString(begun("old").checkpoints().resolve("epoch-000007.checkpoint"), "learnt");
    begun("killed");
    TrainingFolder folder = begun("new");
    folder.abandonIfEmpty();
    assertThat(folder.arguments()).containsExactly("old");
    assertThat(folder.hasCheckpoint()).isTrue();
  }

  @Test
  void whatIsOverwrittenGoesOnceTheNewHasLearnt() throws IOException {
    Files.writeString(begun("old").checkpoints().resolve("epoch-000007.checkpoint"), "learnt");
    TrainingFolder folder = begun("new");
    folder.forgetEarlier();
    folder.abandonIfEmpty();
    assertThat(folder.path()).isEmptyDirectory();
  }

  private TrainingFolder begun(String argument) {
    TrainingFolder folder = new TrainingFolder(temp.resolve("model"));
    folder.begin(List.of(argument));
    return folder;
  }

  @Test
  void onlyAFolderOfItsOwnMakingIsRemoved() throws IOException {
    TrainingFolder empty = new TrainingFolder(Files.createDirectory(temp.resolve("empty")));
    empty.requireFree().begin(List.of());
    empty.abandonIfEmpty();
    assertThat(empty.path()).isEmptyDirectory();
  }

  @Test
  void whatAnotherCallBeganIsNotAbandonedHere() {
    new TrainingFolder(temp.resolve("model")).begin(List.of("--seed", "1"));
    TrainingFolder resumed = new TrainingFolder(temp.resolve("model")).requireUnfinished();
    resumed.abandonIfEmpty();
    assertThat(resumed.arguments()).containsExactly("--seed", "1");
  }

  /** Who is refused because another trains here must not take it from that one. */
  @Test
  void whatAnotherIsAtWorkOnStays() {
    TrainingFolder folder = new TrainingFolder(temp.resolve("model"));
    folder.begin(List.of("--seed", "1"));
    try (FolderLock _ = new CheckpointFolder(folder.checkpoints()).lock()) {
      folder.abandonIfEmpty();
      assertThat(folder.arguments()).containsExactly("--seed", "1");
    }
  }
}
