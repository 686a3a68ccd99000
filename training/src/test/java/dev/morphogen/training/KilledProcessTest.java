package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.model.Model;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.EpochReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process, killed without warning again and again, ends with the bits of one that was not. */
final class KilledProcessTest {

  private static final Recipe RECIPE = ToyData.recipe(40);
  private static final int NEVER = 0;

  @TempDir private Path temp;

  /**
   * What the killed process runs: arguments are the folder of checkpoints, that of the model, and the epoch at which it
   * waits to be killed, if a busy machine lets it come so far.
   */
  static final class Victim {

    private Victim() {}

    public static void main(String[] args) {
      int last = Integer.parseInt(args[2]);
      Trainer trainer = trainer().resume(Path.of(args[0]));
      Model model = trainer.onEpoch(report -> wait(report, last)).fit(ToyData.of(43, 12));
      model.save(Path.of(args[1]));
    }

    private static void wait(EpochReport report, int last) {
      while (report.epoch() == last) {
        LockSupport.park();
      }
    }
  }

  private static Trainer trainer() {
    return Trainer.of(ToyData.spec("linearmix"), RECIPE).seed(7).threads(1);
  }

  private Process start(int last) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules",
            "jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            temp.resolve("checkpoints").toString(),
            temp.resolve("model").toString(),
            String.valueOf(last));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(temp.resolve("victim.log").toFile())
        .start();
  }

  private int newestEpoch() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("checkpoints"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".checkpoint"))
          .mapToInt(name -> Integer.parseInt(name.substring(6, 12)))
          .max()
          .orElse(0);
    }
  }

  @Test
  @Timeout(120)
  void endsWithTheSameBits() throws Exception {
    Files.createDirectories(temp.resolve("checkpoints"));
    for (int kill = 1; kill <= 2; kill++) {
      int until = newestEpoch() + 5;
      Process process = start(until + 5);
      while (newestEpoch() < until && process.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(kill);
      }
      process.destroyForcibly().waitFor();
    }
    assertThat(newestEpoch()).isBetween(10, 20);
    Process last = start(NEVER);
    assertThat(last.waitFor()).as(Files.readString(temp.resolve("victim.log"))).isZero();
    Model model = Model.load(temp.resolve("model"));
    Model whole = trainer().fit(ToyData.of(43, 12));
    assertThat(model.weights().trained()).isEqualTo(whole.weights().trained());
    assertThat(model.weights().tracked()).isEqualTo(whole.weights().tracked());
  }
}
