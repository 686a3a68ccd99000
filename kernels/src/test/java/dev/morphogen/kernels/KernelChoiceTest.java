package dev.morphogen.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.testing.KernelSets;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class KernelChoiceTest {

  /** If this fails, every other test of the vector kernels was one of something else. */
  @Test
  void theVectorKernelsAreTheOnesThatRan() {
    int widest = FloatVector.SPECIES_PREFERRED.vectorBitSize();
    int bits = Integer.getInteger("morphogen.vectorBits", Math.min(widest, 512));
    assertThat(KernelSets.vector().name()).isEqualTo("vector, " + bits + " bits");
    assertThat(Kernels.best()).isInstanceOf(VectorKernels.class).isSameAs(Kernels.best());
    assertThat(Kernels.reference().name()).isEqualTo("reference");
  }

  /** What a JVM started with other options prints. */
  public static final class Probe {
    /** Asks twice: a warning must come once. */
    public static void main(String[] args) {
      try {
        Kernels.best();
        System.out.println(Kernels.best().name());
      } catch (WrongPropertyException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void withoutTheVectorApiTheReferenceRunsAfterOneWarning() throws Exception {
    List<String> lines = probe();
    assertThat(lines).contains("reference").noneMatch(l -> l.contains("NoClassDefFoundError"));
    assertThat(lines)
        .filteredOn(l -> l.contains("--add-modules"))
        .singleElement()
        .asString()
        .endsWith(
            "Running the slow reference kernels: start Java with --add-modules"
                + " jdk.incubator.vector for the vector kernels");
  }

  @Test
  void askedForVectorsThatAreNotThereItSaysHowToGetThem() throws Exception {
    assertThat(probe("-Dmorphogen.kernels=vector"))
        .containsExactly(
            "morphogen.kernels: expected a JVM started with --add-modules jdk.incubator.vector for"
                + " the vector kernels, got one without");
  }

  @Test
  void referenceOnRequestComesWithoutAWarning() throws Exception {
    assertThat(probe("-Dmorphogen.kernels=reference")).containsExactly("reference");
  }

  @Test
  void badPropertiesAreNamed() throws Exception {
    assertThat(probe("-Dmorphogen.kernels=fast"))
        .containsExactly("morphogen.kernels: expected reference or vector, got fast");
    assertThat(probe("--add-modules", "jdk.incubator.vector", "-Dmorphogen.vectorBits=64"))
        .contains("morphogen.vectorBits: expected 128, 256 or 512, got 64");
    assertThat(probe("--add-modules", "jdk.incubator.vector", "-Dmorphogen.vectorBits=128"))
        .contains("vector, 128 bits");
  }

  private static List<String> probe(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(Arrays.asList(options));
    command.add("-cp");
    command.add(classPath());
    command.add(Probe.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().remove("JDK_JAVA_OPTIONS");
    Process process = builder.start();
    byte[] output = process.getInputStream().readAllBytes();
    process.waitFor();
    return new String(output, StandardCharsets.UTF_8).lines().toList();
  }

  /** Only our two folders: what runs must need nothing else. */
  private static String classPath() {
    return location(Probe.class) + File.pathSeparator + location(Kernels.class);
  }

  private static String location(Class<?> type) {
    return Path.of(
            java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }
}
