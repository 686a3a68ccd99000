package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.optimizer.NesterovSettings;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.BatchReport;
import dev.morphogen.training.report.EpochReport;
import dev.morphogen.training.schedule.Halving;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An interrupted training, resumed, gives the bits of one that was not. */
final class ResumeTest {

  private static final ImageDataset DATA = ToyData.of(43, 12);
  private static final NetworkSpec SPEC = ToyData.spec("linearmix");
  private static final Recipe RECIPE = ToyData.recipe(4).withAverage(0.9);

  private static Model whole;

  @TempDir private Path temp;
  private final List<String> warnings = new ArrayList<>();

  private static final class Pulled extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeAll
  static void trainWithoutInterruption() {
    whole = Trainer.of(SPEC, RECIPE).seed(7).threads(1).fit(DATA);
  }

  private Trainer trainer(Recipe recipe, int threads) {
    return Trainer.of(SPEC, recipe).seed(7).threads(threads).onWarning(warnings::add);
  }

  private static void assertSame(Model actual, Model expected) {
    assertThat(actual.weights().trained()).isEqualTo(expected.weights().trained());
    assertThat(actual.weights().tracked()).isEqualTo(expected.weights().tracked());
    assertThat(actual.provenance().get("testLoss"))
        .isEqualTo(expected.provenance().get("testLoss"));
    assertThat((List<?>) actual.provenance().get("history")).hasSize(4);
  }

  /** The plug is pulled after that many batches of 4 epochs with 5 batches each, or after an epoch. */
  @ParameterizedTest
  @CsvSource({"1,1", "5,2", "7,1", "19,2"})
  void resumesToTheSameBitsFromAnyBatch(int batches, int threads) {
    int[] left = {batches};
    Trainer pulled =
        trainer(RECIPE, threads)
            .checkpoints(temp)
            .onBatch(report -> {
              if (--left[0] == 0) {
                throw new Pulled();
              }
            });
    assertThatThrownBy(() -> pulled.fit(DATA)).isInstanceOf(Pulled.class);
    assertSame(trainer(RECIPE, 3 - threads).resume(temp).fit(DATA), whole);
    assertThat(warnings).hasSize(batches <= 5 ? 1 : 0);
  }

  /** The interrupt comes when an epoch has had its last batch of five, and is to be tested. */
  @ParameterizedTest
  @CsvSource({"1", "3"})
  void anInterruptedEpochThatIsDoneIsKept(int epoch) {
    Trainer interrupted =
        trainer(RECIPE, 1).checkpoints(temp).onBatch(batch -> interrupt(batch, epoch));
    try {
      assertThatThrownBy(() -> interrupted.fit(DATA))
          .isInstanceOf(WorkFailedException.class)
          .hasMessage(
              "training: interrupted in epoch %d: resume from its checkpoint, if it writes them"
                  .formatted(epoch + 1));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(temp.resolve("epoch-00000%d.checkpoint".formatted(epoch))).exists();
    assertSame(trainer(RECIPE, 1).resume(temp).fit(DATA), whole);
    assertThat(warnings).isEmpty();
  }

  @Test
  void aTrainingThatIsInterruptedInItsLastTestIsDone() {
    Trainer interrupted =
        trainer(RECIPE, 1).checkpoints(temp).onBatch(batch -> interrupt(batch, 4));
    Model model = interrupted.fit(DATA);
    try {
      model.save(temp.resolve("model"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertSame(Model.load(temp.resolve("model")), whole);
  }

  private static void interrupt(BatchReport batch, int epoch) {
    if (batch.epoch() == epoch && batch.batch() == batch.batches()) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void noTwoAtOnceInOneFolder() {
    String refusal =
        temp
            + ": expected no training at work here, got one: wait for it, end it, or name another folder";
    List<Integer> refused = new ArrayList<>();
    Trainer first =
        trainer(RECIPE, 1)
            .checkpoints(temp)
            .onEpoch(report -> {
              for (Trainer second :
                  List.of(
                      trainer(RECIPE, 1).resume(temp),
                      trainer(ToyData.recipe(3), 1).checkpoints(temp))) {
                assertThatThrownBy(() -> second.fit(DATA))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(refusal);
              }
              refused.add(report.epoch());
            });
    assertSame(first.fit(DATA), whole);
    assertThat(refused).containsExactly(1, 2, 3, 4);
    assertSame(trainer(RECIPE, 1).resume(temp).fit(DATA), whole);
  }

  @Test
  void resumesToTheSameBitsAfterEveryEpoch() {
    Recipe recipe = RECIPE.withOptimizer(new NesterovSettings(0.9, 1e-3)).withAverage(0);
    Model expected = trainer(recipe, 1).fit(DATA);
    Trainer first = trainer(recipe, 2).checkpoints(temp).onEpoch(report -> pull());
    assertThatThrownBy(() -> first.fit(DATA)).isInstanceOf(Pulled.class);
    for (int epoch = 2; epoch <= 4; epoch++) {
      Trainer next = trainer(recipe, 2).resume(temp).onEpoch(report -> pull());
      assertThatThrownBy(() -> next.fit(DATA)).isInstanceOf(Pulled.class);
    }
    // All four epochs are done: nothing is left to train.
    List<EpochReport> none = new ArrayList<>();
    assertSame(trainer(recipe, 1).resume(temp).onEpoch(none::add).fit(DATA), expected);
    assertThat(none).isEmpty();
  }

  private static void pull() {
    throw new Pulled();
  }

  @Test
  void aTornCheckpointCostsAnEpochAndNoBit() throws IOException {
    trainer(RECIPE, 2).checkpoints(temp).fit(DATA);
    Path newest = temp.resolve("epoch-000004.checkpoint");
    byte[] bytes = Files.readAllBytes(newest);
    Files.write(newest, Arrays.copyOf(bytes, bytes.length / 2));
    assertSame(trainer(RECIPE, 2).resume(temp).fit(DATA), whole);
    assertThat(warnings)
        .containsExactly(newest + ": torn or of another version, looking for the one before");
    assertThat(Files.readAllBytes(newest)).hasSizeGreaterThan(bytes.length / 2);
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefusedByWhatDiffers() {
    trainer(RECIPE, 2).checkpoints(temp).fit(DATA);
    String begin = temp + ": expected a checkpoint of this training, got one of another, as ";
    refused(trainer(RECIPE, 2).seed(8), DATA, begin + "seed is 7 there and 8 here");
    refused(trainer(RECIPE.withBatch(9), 2), DATA, begin + "recipe.batch is 10 there and 9 here");
    ImageDataset other = ToyData.of(43, 9);
    refused(
        trainer(RECIPE, 2),
        other,
        begin
            + "data is %s there and %s here"
                .formatted(DATA.checksum().substring(0, 19), other.checksum().substring(0, 19)));
    assertThatThrownBy(() -> trainer(RECIPE, 2).teachers(List.of(whole)).resume(temp).fit(DATA))
        .hasMessageContaining("recipe.distillation.temperature is not set there and ")
        .hasMessageContaining(
            "teachers.0 is not set there and %s here".formatted(whole.checksum().substring(0, 19)));
    refused(
        Trainer.of(ToyData.spec("explicit"), RECIPE).seed(7),
        DATA,
        begin
            + "network.architecture.blocks.0.steps.0 is linearmix there and explicit here;"
            + " network.architecture.blocks.1.steps.0 is linearmix there and explicit here");
    refused(
        trainer(RECIPE.withEpochs(5), 2),
        DATA,
        begin + "recipe.epochs is 4 there and 5 here (this recipe's learning rate depends on it)");
  }

  private void refused(Trainer trainer, ImageDataset data, String sentence) {
    assertThatThrownBy(() -> trainer.resume(temp).fit(data))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence + ": resume it as it began, or begin anew in another folder");
  }

  @Test
  void moreEpochsAreAllowedWhereTheRatesDoNotDependOnTheirNumber() {
    Recipe two = ToyData.recipe(2).withLearningRate(new Halving(0.01, 2));
    Model expected = trainer(two.withEpochs(4), 1).fit(DATA);
    trainer(two, 2).checkpoints(temp).fit(DATA);
    assertSame(trainer(two.withEpochs(4), 2).resume(temp).fit(DATA), expected);
    assertThatThrownBy(() -> trainer(two.withEpochs(3), 2).resume(temp).fit(DATA))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            temp
                + ": expected a checkpoint of at most 3 epochs, got one of 4: ask for more epochs");
  }

  @Test
  void aNewTrainingDoesNotOverwriteAnOldOne() {
    trainer(ToyData.recipe(1), 2).checkpoints(temp).fit(DATA);
    assertThatThrownBy(() -> trainer(ToyData.recipe(1), 2).checkpoints(temp).fit(DATA))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            temp
                + ": expected a folder without checkpoints, got those of an earlier training:"
                + " resume it or choose another folder");
  }

  /** What restarts after every crash need not know whether it has run before. */
  @Test
  void withoutAFolderItBegins() {
    Path later = temp.resolve("not/yet");
    assertSame(trainer(RECIPE, 2).resume(later).fit(DATA), whole);
    assertThat(warnings).containsExactly(later + ": no checkpoint yet, beginning at the beginning");
    assertThat(later.resolve("epoch-000004.checkpoint")).exists();
  }
}
