package dev.morphogen.benchmarks.peers;

import dev.morphogen.benchmarks.peers.Task.Work;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.paper.Width;
import dev.morphogen.network.step.Steps;
import dev.morphogen.training.Machine;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whole networks against peers, in turn, A B A B: each contestant in a process of its own, warmed up, idle
 * while the other works. Weights and images are the same, and what comes out is compared before anything is
 * timed. As native libraries may take twice as long in one process as in the next, several are started.
 */
@Command(
    name = "side-by-side",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Measures whole networks against libtorch and ONNX Runtime, in turn.")
public final class SideBySide implements Callable<Integer> {

  @Option(names = "--step", split = ",", description = "Steps (default: all).")
  private List<String> steps = List.copyOf(Steps.standard().names());

  @Option(names = "--work", split = ",", description = "training, inference (default: both).")
  private List<Work> works = List.of(Work.values());

  @Option(names = "--peer", split = ",", description = "libtorch, onnxruntime (default: both).")
  private List<Contestants> peers = List.of(Contestants.LIBTORCH, Contestants.ONNXRUNTIME);

  @Option(names = "--width", description = "A, B, C (default: ${DEFAULT-VALUE}).")
  private Width width = Width.A;

  @Option(names = "--batch", split = ",", description = "Images (default: ${DEFAULT-VALUE}).")
  private List<Integer> batches = List.of(100);

  @Option(names = "--size", description = "Height x width (default: ${DEFAULT-VALUE}).")
  private String size = "32x32";

  @Option(names = "--threads", description = "For each (default: ${DEFAULT-VALUE}).")
  private int threads = 2;

  @Option(
      names = "--processes",
      description = "How often each starts afresh (default: ${DEFAULT-VALUE}).")
  private int processes = 3;

  @Option(
      names = "--pairs",
      description = "Rounds of each process; 0 only compares (default: ${DEFAULT-VALUE}).")
  private int pairs = 3;

  @Option(names = "--seconds", description = "Of a round (default: ${DEFAULT-VALUE}).")
  private double seconds = 2;

  @Option(names = "--warm-up", description = "Seconds (default: ${DEFAULT-VALUE}).")
  private double warmUp = 10;

  @Option(names = "--avx2", description = "Both with vectors of 256 bits only.")
  private boolean avx2;

  @Option(names = "--our-jvm", description = "An option of our JVM, such as -Xmn16m; repeatable.")
  private List<String> ourJvm = List.of();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final Map<String, String> versions = new LinkedHashMap<>();

  private SideBySide() {}

  /** Exit status 0 done, 1 a contestant failed or computed something else, 2 a wrong call. */
  public static void main(String[] arguments) {
    CommandLine command =
        new CommandLine(new SideBySide()).setCaseInsensitiveEnumValuesAllowed(true);
    command.setExecutionExceptionHandler((e, line, result) -> status(e));
    System.exit(command.execute(arguments));
  }

  private static int status(Exception e) throws Exception {
    switch (e) {
      case InvalidInputException wrong -> System.err.println("side-by-side: " + wrong.getMessage());
      case WorkFailedException failed -> System.err.println("side-by-side: " + failed.getMessage());
      default -> throw e;
    }
    return e instanceof InvalidInputException ? 2 : 1;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (processes < 1 || pairs < 0) {
      throw new InvalidInputException(
          "--processes must be at least 1 and --pairs at least 0, got %d and %d"
              .formatted(processes, pairs));
    }
    double least = Double.POSITIVE_INFINITY;
    List<PairReport> reports = new ArrayList<>();
    for (Task task : tasks()) {
      for (Contestants peer : peers) {
        if (peer.does(task)) {
          err.printf("%s, %s of %d: %s%n", task.step(), task.work(), task.images(), peer.title());
          least = Math.min(least, SpinCheck.speedup(threads));
          reports.add(measured(task, peer));
        }
      }
    }
    print(Math.min(least, SpinCheck.speedup(threads)), reports);
    return 0;
  }

  private List<Task> tasks() {
    String[] sides = size.split("x", -1);
    if (!size.matches("\\d{1,4}x\\d{1,4}")) {
      throw new InvalidInputException("--size: expected HxW such as 32x32, got '" + size + "'");
    }
    int height = Integer.parseInt(sides[0]);
    int imageWidth = Integer.parseInt(sides[1]);
    List<Task> tasks = new ArrayList<>();
    for (String step : steps) {
      Steps.standard().get(step);
      for (Work work : works) {
        for (int batch : batches) {
          tasks.add(new Task(step, width, height, imageWidth, batch, threads, work));
        }
      }
    }
    return tasks;
  }

  private PairReport measured(Task task, Contestants peer)
      throws IOException, InterruptedException {
    var duel = new Duel(avx2, ourJvm, pairs, seconds, warmUp);
    List<Rounds> runs = new ArrayList<>();
    do {
      runs.add(duel.run(task, peer, versions));
    } while (pairs > 0 && runs.size() < processes);
    return new PairReport(task, peer.title(), runs);
  }

  private void print(double speedup, List<PairReport> reports) {
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("cpu", Machine.cpu());
      all.put("jdk", Machine.jdk());
      all.put("versions", versions);
      all.put("threads", threads);
      all.put("avx2", avx2);
      all.put("spinSpeedup", speedup);
      all.put("pairs", reports.stream().map(PairReport::json).toList());
      out.println(JsonMapper.shared().writeValueAsString(all));
      return;
    }
    out.println(Machine.cpu() + ", Java " + Machine.jdk());
    versions.forEach((_, version) -> out.println(version));
    out.printf(
        "network %s, %s, %d threads%s%n", width, size, threads, avx2 ? ", 256 bits only" : "");
    out.printf(
        "spin loop: %d threads do at least %.2f times the work of one%n%n", threads, speedup);
    PairTable.lines(reports).forEach(out::println);
  }
}
