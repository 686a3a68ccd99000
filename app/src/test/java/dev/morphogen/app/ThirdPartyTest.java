package dev.morphogen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is handed on with the command line comes with its licence: in its jar, or in THIRD-PARTY.txt. */
final class ThirdPartyTest {

  private static final Path LIST = Path.of("..", "THIRD-PARTY.txt");

  /** Tests and the compiler alone need them. */
  private static final Set<String> NOT_HANDED_ON = Set.of("assertj-core", "jspecify");

  private static final Pattern VERSION = Pattern.compile("-\\d.*\\.jar$");

  @Test
  void namesJarsWithoutLicenceAndNoOthers() throws IOException {
    assertThat(listed()).containsExactlyInAnyOrderElementsOf(jarsWithoutLicence());
  }

  /** Names begin in the third column, before their holder. */
  private static Set<String> listed() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String line : Files.readAllLines(LIST)) {
      if (line.startsWith("----")) {
        break;
      }
      if (line.matches(" {2}[a-z].*")) {
        String jars = line.strip().split(" {3}", 2)[0];
        names.addAll(List.of(jars.split(", ", -1)));
      }
    }
    return names;
  }

  private static Set<String> jarsWithoutLicence() throws IOException {
    Set<String> jars = new TreeSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      String file = Path.of(entry).getFileName().toString();
      String name = VERSION.matcher(file).replaceFirst("");
      if (file.endsWith(".jar") && !NOT_HANDED_ON.contains(name) && !hasLicence(entry)) {
        jars.add(name);
      }
    }
    return jars;
  }

  private static boolean hasLicence(String jar) throws IOException {
    try (JarFile file = new JarFile(jar)) {
      return file.stream()
          .map(entry -> entry.getName().toUpperCase(Locale.ROOT))
          .anyMatch(name -> name.contains("LICENSE") || name.contains("LICENCE"));
    }
  }
}
