package dev.morphogen.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.training.checkpoint.CheckpointFolder;
import dev.morphogen.training.checkpoint.FolderLock;
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
