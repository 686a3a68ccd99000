package dev.morphogen.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.screen.Text;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.diffusion.Stability;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.report.EpochReport;
import dev.morphogen.training.report.StabilityReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** metrics.jsonl, whatever becomes of the training. */
final class TrainingRecordTest {

  private static final int EPOCHS = 6;

  @TempDir Path folder;
  private Path file;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void nameFile() {
    file = folder.resolve(MetricsFile.NAME);
  }

  private static EpochReport epoch(int number) {
    return new EpochReport(
        number, EPOCHS, 1.0 / number, 0.5, Double.POSITIVE_INFINITY, 0.25, 0.25, 1000, 2, 0.125);
  }

  private static StabilityReport stability(int epoch) {
    return new StabilityReport(
        epoch,
        List.of(new Stability("blocks.0.steps.0", epoch, false, OptionalInt.of(1), 0.5f, 2)));
  }

  private TrainingRecord record(int epochsDone) {
    List<EpochReport> history =
        IntStream.rangeClosed(1, epochsDone).mapToObj(TrainingRecordTest::epoch).toList();
    return new TrainingRecord(folder, history, warnings::add);
  }

  /** As a training calls: stability before the first epoch, then epoch and stability in turn. */
  private void train(TrainingRecord record, int from, int to) {
    record.onStability(stability(from));
    for (int number = from + 1; number <= to; number++) {
      record.onEpoch(epoch(number));
      record.onStability(stability(number));
    }
  }

  @Test
  void aLineAnEpochAndNothingBeforeTheFirst() throws IOException {
    TrainingRecord record = record(0);
    record.onStability(stability(0));
    assertThat(folder).isEmptyDirectory();
    record.onEpoch(epoch(1));
    record.onStability(stability(1));
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {"epoch":1,"loss":1.0,"accuracy":0.5,"testLoss":null,"testAccuracy":0.25,"learningRate":0.125,"seconds":2.0,"imagesPerSecond":1000.0,"stability":[{"layer":"blocks.0.steps.0","lambdaMax":1.0,"timesTimeStep":0.5,"limit":2.0,"upperBound":false}]}
            """);
    assertThat(folder.resolve("report.html")).content().contains("epoch 1 of 6 is done");
  }

  @Test
  void thePageOfATrainingAtWorkSaysWhenItsLastEpochWasDone() {
    train(record(0), 0, 2);
    assertThat(folder.resolve("report.html"))
        .content()
        .containsPattern(
            "epoch 2 of 6 is done, at 20\\d\\d-\\S+ \\d\\d:\\d\\d:\\d\\d \\S+ after 2\\.0 s\\.")
        .contains("http-equiv=\"refresh\"");
  }

  @Test
  void thePageOfAStoppedTrainingSaysHowToGoOnAndWaitsForNothing() {
    TrainingRecord record = record(0);
    train(record, 0, 2);
    record.stop("./morphogen train --resume --out m");
    assertThat(folder.resolve("report.html"))
        .content()
        .contains("Stopped after epoch 2 of 6. To go on: ./morphogen train --resume --out m")
        .doesNotContain("In training", "http-equiv=\"refresh\"");
    record.onEpoch(epoch(3));
    record.onStability(stability(3));
    assertThat(folder.resolve("report.html"))
        .content()
        .as("another thread may still end an epoch")
        .contains("Stopped after epoch 2 of 6");
    assertThat(file).content().hasLineCount(3);
  }

  /** Here the test fails, as the model is of other images; Ctrl-C or too little memory could end it too. */
  @Test
  void thePageOfATrainingWhoseReportFailsWaitsForNothing() {
    TrainingRecord record = record(0);
    train(record, 0, 6);
    assertThat(record.finish(model(), Datasets.open("sample"), 1)).isFalse();
    assertThat(folder.resolve("report.html"))
        .content()
        .contains("Done after epoch 6. The whole report is being made")
        .contains("./morphogen report --model ")
        .doesNotContain("In training", "http-equiv=\"refresh\"");
  }

  private static Model model() {
    NetworkSpec spec =
        new NetworkSpec(
            Architecture.of("explicit", List.of(2)), new Shape(8, 8, 1), List.of("cat", "dog"));
    Preprocessing pixels = new Preprocessing(List.of(0.5), List.of(0.5));
    return new Model(spec, pixels, Map.of(), spec.network().initialWeights(1));
  }

  @Test
  void aTrainingThatIsStoppedBeforeItsFirstEpochLeavesNoPage() {
    record(0).stop("./morphogen train --resume --out m");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aTrainingThatGoesOnAndIsStoppedAtOnceKnowsHowFarItCame() {
    record(4).stop("./morphogen train --resume --out m");
    assertThat(folder.resolve("report.html")).content().contains("Stopped after epoch 4 of 6");
  }

  @Test
  void withoutDiffusionALineIsThereAfterTheEpoch() throws IOException {
    record(0).onEpoch(epoch(1));
    assertThat(Files.readString(file)).contains("\"stability\":[]").hasLineCount(1);
  }

  @Test
  void anUpperBoundIsCalledOne() {
    StabilityReport bound =
        new StabilityReport(1, List.of(new Stability("a", 3, true, OptionalInt.of(1), 0.5f, 2)));
    TrainingRecord record = record(0);
    record.onStability(bound);
    record.onEpoch(epoch(1));
    record.onStability(bound);
    assertThat(folder.resolve("report.html"))
        .content()
        .contains("\"label\":\"h·λmax (upper bound)\"");
    train(record(0), 0, 1);
    assertThat(folder.resolve("report.html")).content().doesNotContain("upper bound");
  }

  @Test
  void afterAnInterruptionEveryEpochIsThereOnceWithItsStability() throws IOException {
    train(record(0), 0, 3);
    // Epoch 4 had its checkpoint, but the process was killed while it wrote the line; epoch 5 was
    // never kept.
    Files.writeString(file, "{\"epoch\":4,\"loss\":0.2", StandardOpenOption.APPEND);
    train(record(4), 4, EPOCHS);
    assertThat(Files.readAllLines(file)).hasSize(EPOCHS);
    List<EpochMetrics> epochs = new MetricsFile(folder).read();
    assertThat(epochs).extracting(EpochMetrics::epoch).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(epochs)
        .extracting(epoch -> epoch.stability().getFirst().lambdaMax())
        .containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
    assertThat(warnings).isEmpty();
  }

  @Test
  void epochsThatAreNotInTheCheckpointAreDropped() {
    train(record(0), 0, 5);
    train(record(2), 2, 3);
    assertThat(new MetricsFile(folder).read())
        .extracting(EpochMetrics::epoch)
        .containsExactly(1, 2, 3);
  }

  @Test
  void aNewTrainingReplacesTheMetricsOfAnEarlierOneWithItsFirstEpoch() {
    train(record(0), 0, 5);
    TrainingRecord anew = record(0);
    anew.onStability(stability(0));
    assertThat(new MetricsFile(folder).read()).hasSize(5);
    anew.onEpoch(epoch(1));
    anew.onStability(stability(1));
    assertThat(new MetricsFile(folder).read()).hasSize(1);
  }

  @Test
  void aPageOfSomebodyElsesStaysAndIsInTheWay() throws IOException {
    Path theirs = Files.writeString(folder.resolve("report.html"), "theirs");
    train(record(0), 0, 3);
    assertThat(warnings)
        .containsExactly(
            "the training is unharmed, but not its report: %s: expected a new file or an earlier page, got another file: move it away, then, once the model is done: ./morphogen report --model %s"
                .formatted(theirs, Text.typed(folder)));
    assertThat(theirs).hasContent("theirs");
  }

  @Test
  void whatCannotBeWrittenIsOneWarning() throws IOException {
    Files.createDirectories(file.resolve("in the way"));
    train(record(0), 0, 3);
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith(
            "the training is unharmed, but not its report: %s: it cannot be written (%s is a folder)"
                .formatted(folder, file));
  }
}
