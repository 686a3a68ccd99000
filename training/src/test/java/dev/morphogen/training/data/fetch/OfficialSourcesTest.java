package dev.morphogen.training.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficialSourcesTest {

  @TempDir Path folder;

  @Test
  void theOfficialSourcesAreListed() {
    assertThat(DataFetch.sources())
        .extracting(FetchSource::name)
        .containsExactly("cifar10", "cifar100", "stl10", "fashion-mnist");
    assertThat(DataFetch.sources())
        .flatExtracting(FetchSource::files)
        .extracting(RemoteFile::fileName)
        .contains("cifar-10-binary.tar.gz", "stl10_binary.tar.gz", "t10k-labels-idx1-ubyte.gz");
    assertThatThrownBy(() -> DataFetch.fetch("mnist", folder, (w, d, t) -> {}))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "data fetch: expected one of cifar10, cifar100, stl10, fashion-mnist, got 'mnist'");
  }
}
