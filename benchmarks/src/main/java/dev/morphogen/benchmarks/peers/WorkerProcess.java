package dev.morphogen.benchmarks.peers;

import dev.morphogen.network.WorkFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A {@link Worker} in a JVM of its own, seen from the process that asks. */
final class WorkerProcess implements AutoCloseable {

  private static final int LINES_OF_LOG = 12;

  private final Contestants who;
  private final Path results;
  private final Path log;
  private final Process process;
  private final PrintStream requests;
  private final BufferedReader answers;
  private final int ways;
  private final String version;

  /** Starts it in {@code folder} and waits until it is ready. */
  WorkerProcess(Contestants who, Task task, Path data, Path folder, boolean avx2, List<String> jvm)
      throws IOException {
    this.who = who;
    results = folder.resolve(who.title() + ".result");
    log = folder.resolve(who.title() + ".log");
    process = start(task, data, avx2, jvm);
    requests = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String[] ready = answer().split(" ", 2);
    ways = Integer.parseInt(ready[0]);
    version = ready[1];
  }

  private Process start(Task task, Path data, boolean avx2, List<String> jvm) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--add-modules=jdk.incubator.vector");
    // As the launcher starts long work; a peer's arrays are not on the JVM's heap.
    command.add("-XX:ObjectAlignmentInBytes=64");
    command.add("-XX:+UseTransparentHugePages");
    command.add("-XX:+UseSerialGC");
    command.add("-Xmn16m");
    // What Linux gives a native program: ONNX Runtime was seen to overflow the JVM's 1 MB.
    command.add("-Xss8m");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dai.djl.offline=true");
    command.add("-Dai.djl.pytorch.num_threads=" + task.threads());
    if (avx2) {
      command.add("-Dmorphogen.vectorBits=256");
    }
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
    command.add(who.name());
    command.addAll(Worker.arguments(task));
    command.add(data.toString());
    command.add(results.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(environment(task.threads(), avx2));
    return builder.start();
  }

  private static Map<String, String> environment(int threads, boolean avx2) {
    Map<String, String> environment = new HashMap<>();
    environment.put("OMP_NUM_THREADS", Integer.toString(threads));
    // Native memory in huge pages too: libtorch's own switch, and the C library's for everybody
    // else.
    environment.put("THP_MEM_ALLOC_ENABLE", "1");
    environment.put("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1");
    if (avx2) {
      environment.put("ATEN_CPU_CAPABILITY", "avx2");
      environment.put("ONEDNN_MAX_CPU_ISA", "AVX2");
      environment.put("MKL_ENABLE_INSTRUCTIONS", "AVX2");
    }
    return environment;
  }

  String version() {
    return version;
  }

  /** What each way computed. */
  List<Result> results() throws IOException {
    List<Result> all = new ArrayList<>();
    for (int i = 0; i < ways; i++) {
      all.add(Result.read(Path.of(results.toString() + i)));
    }
    return all;
  }

  /** Warms up; the name of the way that proved fastest. */
  String warmUp(double seconds) throws IOException {
    return ask("warm-up " + seconds);
  }

  /** Median milliseconds of a batch. */
  double round(double seconds) throws IOException {
    return Double.parseDouble(ask("round " + seconds));
  }

  /** The process's peak memory. */
  long peakBytes() throws IOException {
    return 1024 * Long.parseLong(ask("memory"));
  }

  private String ask(String request) throws IOException {
    requests.println(request);
    return answer();
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line != null) {
      return line;
    }
    List<String> said = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    throw new WorkFailedException(
        "%s: expected an answer, got the end of its process:%n%s"
            .formatted(
                who.title(),
                String.join(
                    System.lineSeparator(),
                    said.subList(Math.max(0, said.size() - LINES_OF_LOG), said.size()))));
  }

  @Override
  public void close() {
    requests.close(); // the end of its input ends the worker
    process.destroy();
  }
}
