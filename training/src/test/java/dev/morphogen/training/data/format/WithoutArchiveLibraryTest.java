package dev.morphogen.training.data.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.training.data.Datasets;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library as most programs use it: without commons-compress, which is optional. */
class WithoutArchiveLibraryTest {

  @TempDir Path folder;

  @Test
  void anArchiveSaysWhatIsMissing() throws Exception {
    Path archive = Files.createFile(folder.resolve("cifar.tar.gz"));
    try (URLClassLoader library = withoutCommonsCompress()) {
      var open = library.loadClass(Datasets.class.getName()).getMethod("open", String.class);

      assertThatThrownBy(() -> open.invoke(null, "cifar10:" + archive))
          .cause()
          .hasMessage(
              archive
                  + ": expected org.apache.commons:commons-compress on the class path to read it"
                  + " with, got none: add it, or unpack the archive");
    }
  }

  private static URLClassLoader withoutCommonsCompress() throws IOException {
    List<URL> places =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(place -> !place.contains("commons-compress"))
            .map(WithoutArchiveLibraryTest::url)
            .toList();
    return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String place) {
    try {
      return Path.of(place).toUri().toURL();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
