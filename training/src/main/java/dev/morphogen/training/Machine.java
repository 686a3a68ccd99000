package dev.morphogen.training;

import dev.morphogen.network.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine that the work is done on, and with what, for records of it. */
public final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** Morphogen's own version, {@code development} if it does not run from its jar. */
  public static String version() {
    return Version.of(Machine.class);
  }

  /** The Java virtual machine's version. */
  public static String jdk() {
    return System.getProperty("java.vm.version", "unknown");
  }

  /** The processor's name, where the system says it, its architecture, how many there are. */
  public static String cpu() {
    String architecture = System.getProperty("os.arch");
    int processors = Runtime.getRuntime().availableProcessors();
    return "%s (%s, %d processors)".formatted(model(), architecture, processors);
  }

  private static String model() {
    try (Stream<String> lines = Files.lines(CPU_INFO, StandardCharsets.ISO_8859_1)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException e) {
      return "unknown processor";
    }
  }
}
