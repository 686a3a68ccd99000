package dev.morphogen.benchmarks.peers;

import dev.morphogen.benchmarks.Median;
import dev.morphogen.benchmarks.peers.Contestant.Way;
import dev.morphogen.network.paper.Width;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The process of one contestant. It makes everything ready, writes what each of its ways computes, and then
 * answers lines on standard input with lines on standard output: {@code warm-up SECONDS}, {@code round
 * SECONDS}, {@code memory}. Between two lines it does nothing.
 */
final class Worker {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int LEAST_REPETITIONS = 3;

  private final Contestant contestant;
  private final PrintStream answers;
  private Way fastest;

  private Worker(Contestant contestant, PrintStream answers) {
    this.contestant = contestant;
    this.answers = answers;
    fastest = contestant.ways().getFirst();
  }

  /** Contestant, task, file of the data, file for the results (a number is added for each way). */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // libraries may say what they like there
    Task task = task(Arrays.asList(arguments).subList(1, 8));
    Data data = Data.read(Path.of(arguments[8]), task);
    Contestant contestant = Contestants.valueOf(arguments[0]).create(task, data);
    Worker worker = new Worker(contestant, answers);
    worker.writeResults(arguments[9]);
    worker.serve();
  }

  /** The arguments that say a task. */
  static List<String> arguments(Task task) {
    return List.of(
        task.step(),
        task.width().name(),
        Integer.toString(task.height()),
        Integer.toString(task.imageWidth()),
        Integer.toString(task.images()),
        Integer.toString(task.threads()),
        task.work().name());
  }

  private static Task task(List<String> words) {
    return new Task(
        words.get(0),
        Width.valueOf(words.get(1)),
        Integer.parseInt(words.get(2)),
        Integer.parseInt(words.get(3)),
        Integer.parseInt(words.get(4)),
        Integer.parseInt(words.get(5)),
        Task.Work.valueOf(words.get(6)));
  }

  /** Runs twice: what a first run leaves behind must not change a second one's result. */
  private void writeResults(String file) throws IOException {
    List<Way> ways = contestant.ways();
    for (int i = 0; i < ways.size(); i++) {
      ways.get(i).run();
      ways.get(i).run();
      ways.get(i).result().write(Path.of(file + i));
    }
    answers.println(ways.size() + " " + contestant.version());
  }

  private void serve() throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      List<String> words = List.of(line.split(" "));
      answers.println(
          switch (words.getFirst()) {
            case "warm-up" -> warmUp(Double.parseDouble(words.get(1)));
            case "round" -> Double.toString(median(fastest, Double.parseDouble(words.get(1))));
            case "memory" -> Long.toString(peakKilobytes());
            default -> throw new IllegalArgumentException("worker: unknown request " + line);
          });
    }
  }

  /** Every way gets its share; the fastest at the end is the one that is measured. */
  private String warmUp(double seconds) {
    double best = Double.POSITIVE_INFINITY;
    for (Way way : contestant.ways()) {
      double share = seconds / contestant.ways().size();
      median(way, 0.8 * share);
      double settled = median(way, 0.2 * share);
      if (settled < best) {
        best = settled;
        fastest = way;
      }
    }
    return fastest.name();
  }

  private static double median(Way way, double seconds) {
    double[] millis = new double[1 << 16];
    int count = 0;
    long begin = System.nanoTime();
    long now = begin;
    while (count < LEAST_REPETITIONS || (count < millis.length && (now - begin) * 1e-9 < seconds)) {
      long before = now;
      way.run();
      now = System.nanoTime();
      millis[count++] = (now - before) * 1e-6;
    }
    return Median.of(Arrays.copyOf(millis, count));
  }

  /** The most memory that this process ever held, as Linux counts it; 0 elsewhere. */
  private static long peakKilobytes() throws IOException {
    if (!Files.exists(STATUS)) {
      return 0;
    }
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    }
  }
}
