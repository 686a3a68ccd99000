package dev.morphogen.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class VersionTest {

  @Test
  void classesWithoutAJarAreInDevelopment() {
    assertThat(Version.of(VersionTest.class)).isEqualTo("development");
  }

  @Test
  void aJarOfTheClassPathSaysItInItsManifest() {
    assertThat(JsonMapper.class.getModule().isNamed()).isFalse();
    assertThat(Version.of(JsonMapper.class)).startsWith("3.");
  }

  @Test
  void aModuleSaysItItself() {
    assertThat(Version.of(String.class)).startsWith(Runtime.version().feature() + "");
  }
}
