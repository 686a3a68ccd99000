package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.MemoryDataset;
import dev.morphogen.training.data.MemorySplit;
import dev.morphogen.training.loss.Distillation;
import dev.morphogen.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that learn from others besides the labels. */
final class DistillationTest {

  private static final ImageDataset DATA = ToyData.of(63, 30);
  private static final Recipe RECIPE =
      ToyData.recipe(8).withDistillation(new Distillation(1, 2)).withSmoothing(0.1);

  private static Model teacher;
  private static Model another;

  @TempDir private Path temp;

  @BeforeAll
  static void teach() {
    teacher = Trainer.of(ToyData.spec("linearmix"), ToyData.recipe(12)).seed(7).fit(DATA);
    another = Trainer.of(ToyData.spec("mobilenet"), ToyData.recipe(12)).seed(8).fit(DATA);
  }

  private static Trainer pupil(Recipe recipe, Model... teachers) {
    return Trainer.of(ToyData.spec("explicit"), recipe).seed(9).teachers(List.of(teachers));
  }

  /** The same pictures, each with the label after its own. */
  private static ImageDataset mislabelled() {
    MemorySplit right = ToyData.split(63, 1);
    byte[] pixels = new byte[right.size() * ToyData.SHAPE.size()];
    int[] labels = new int[right.size()];
    for (int n = 0; n < right.size(); n++) {
      right.read(n, pixels, n * ToyData.SHAPE.size());
      labels[n] = (right.label(n) + 1) % ToyData.CLASSES.size();
    }
    MemorySplit wrong = new MemorySplit(pixels, labels, ToyData.SHAPE.size());
    return new MemoryDataset("wrong", ToyData.SHAPE, ToyData.CLASSES, wrong, ToyData.split(30, 2));
  }

  @Test
  void teachersOutweighLabelsByTheirWeight() {
    List<Double> accuracies = new ArrayList<>();
    for (double weight : new double[] {1, 0}) {
      Recipe recipe = RECIPE.withDistillation(new Distillation(weight, 2));
      Model pupil = pupil(recipe, teacher, another).fit(mislabelled());
      accuracies.add(Evaluator.evaluate(pupil, DATA, 2).accuracy());
    }
    assertThat(accuracies.getFirst()).isGreaterThan(0.85);
    assertThat(accuracies.getLast()).isLessThan(0.2);
  }

  @Test
  void theSameBitsForAnyNumberOfThreads() {
    Recipe recipe = RECIPE.withEpochs(2);
    Model one = pupil(recipe, teacher, another).threads(1).fit(DATA);
    for (int threads = 2; threads <= 3; threads++) {
      Model many = pupil(recipe, teacher, another).threads(threads).fit(DATA);
      assertThat(many.weights().trained()).isEqualTo(one.weights().trained());
    }
    Model untaught = pupil(recipe).threads(1).fit(DATA);
    assertThat(untaught.weights().trained()).isNotEqualTo(one.weights().trained());
  }

  /** Half of what one says and half of what the other says is all that one says, to the bit. */
  @Test
  void teachersWhoAgreeTeachWhatOneWould() {
    Recipe recipe = RECIPE.withEpochs(1);
    Model byOne = pupil(recipe, teacher).threads(1).fit(DATA);
    Model byTwo = pupil(recipe, teacher, teacher).threads(1).fit(DATA);
    assertThat(byTwo.weights().trained()).isEqualTo(byOne.weights().trained());
  }

  @Test
  void provenanceNamesTheTeachers() {
    Model pupil = pupil(RECIPE.withEpochs(1), teacher, another).fit(DATA);
    assertThat((List<?>) pupil.provenance().get("teachers"))
        .map(entry -> ((Map<?, ?>) entry).get("checksum"))
        .isEqualTo(List.of(teacher.checksum(), another.checksum()));
    assertThat(pupil(RECIPE.withEpochs(1)).fit(DATA).provenance()).doesNotContainKey("teachers");
  }

  @Test
  void everyTeacherNeedsMemory() {
    PlanSettings settings = PlanSettings.of(20, 2);
    assertThat(Teachers.none(teacher.preprocessing()).workspaceBytes(settings)).isZero();
    long one = workspaceBytes(settings, teacher);
    assertThat(one).isGreaterThan(20L * ToyData.SHAPE.size() * Float.BYTES);
    assertThat(workspaceBytes(settings, teacher, another, teacher))
        .isEqualTo(2 * one + workspaceBytes(settings, another));
  }

  private static long workspaceBytes(PlanSettings settings, Model... models) {
    return new Teachers(List.of(models), teacher.preprocessing()).workspaceBytes(settings);
  }

  @Test
  void resumesWithTheSameTeachersOnly() {
    Recipe recipe = RECIPE.withEpochs(3);
    Model whole = pupil(recipe, teacher).fit(DATA);
    Trainer pulled =
        pupil(recipe, teacher)
            .checkpoints(temp)
            .onEpoch(report -> {
              throw new IllegalStateException("pulled");
            });
    assertThatThrownBy(() -> pulled.fit(DATA)).hasMessage("pulled");
    assertThatThrownBy(() -> pupil(recipe, another).resume(temp).fit(DATA))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(
            "teachers.0 is %s there and %s here"
                .formatted(beginning(teacher.checksum()), beginning(another.checksum())));
    assertThatThrownBy(() -> pupil(recipe).resume(temp).fit(DATA))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("recipe.distillation.temperature is 2.0 there and not set here");
    Model resumed = pupil(recipe, teacher).resume(temp).fit(DATA);
    assertThat(resumed.weights().trained()).isEqualTo(whole.weights().trained());
  }

  private static String beginning(String checksum) {
    return checksum.substring(0, "sha256:".length() + 12);
  }

  @Test
  void withoutTeachersTheRecipesNumbersMatterToNoCheckpoint() {
    pupil(RECIPE.withEpochs(2)).checkpoints(temp).fit(DATA);
    Recipe other = RECIPE.withEpochs(2).withDistillation(new Distillation(0.5, 3));
    assertThat(pupil(other).resume(temp).fit(DATA).provenance()).containsEntry("epochs", 2);
  }

  /** A teacher that was trained on brighter pictures answers to what its own numbers would have been. */
  @Test
  void aTeacherOfOtherPreprocessingIsGivenItsOwnNumbers() {
    Model brighter =
        new Model(
            teacher.spec(),
            new Preprocessing(List.of(0.7), List.of(0.4)),
            Map.of(),
            teacher.weights());
    byte[] pixels = new byte[ToyData.SHAPE.size()];
    DATA.test().read(4, pixels, 0);
    float[] expected = Classifier.of(brighter).classify(pixels).logits();
    float[] given = new float[2 * pixels.length];
    ModelPixels.table(teacher.preprocessing()).normalize(pixels, 0, 64, given, 0);
    ModelPixels.table(teacher.preprocessing()).normalize(pixels, 0, 64, given, 64);
    PlanSettings settings = new PlanSettings(Kernels.best(), 2, 1);
    Teacher planned = new Teacher(brighter, teacher.preprocessing(), settings);
    float[] answers = planned.answer(given, 2);
    assertThat(answers).hasSize(6);
    for (int i = 0; i < 6; i++) {
      assertThat(answers[i]).isCloseTo(expected[i % 3], within(1e-4f));
    }
    assertThat(expected).isNotEqualTo(Classifier.of(teacher).classify(pixels).logits());
  }

  @Test
  void aTeachersNumbersAreItsOwnInEveryChannel() {
    NetworkSpec spec = ColourToyData.spec("explicit");
    Preprocessing own = new Preprocessing(List.of(0.7, 0.2, 0.4), List.of(0.4, 0.1, 0.2));
    Preprocessing pupils = new Preprocessing(List.of(0.3, 0.6, 0.1), List.of(0.2, 0.3, 0.15));
    Model model = new Model(spec, own, Map.of(), spec.network().initialWeights(1));
    byte[] pixels = new byte[ColourToyData.SHAPE.size()];
    ColourToyData.of(3, 3).test().read(1, pixels, 0);
    float[] given = new float[pixels.length];
    ModelPixels.table(pupils).normalize(pixels, 0, 64, given, 0);
    PlanSettings settings = new PlanSettings(Kernels.best(), 1, 1);
    float[] answer = new Teacher(model, pupils, settings).answer(given, 1);
    assertThat(answer)
        .containsExactly(Classifier.of(model).classify(pixels).logits(), offset(1e-4f));
  }

  @Test
  void aTeacherOfOtherThingsIsRefused() {
    NetworkSpec spec = teacher.spec();
    NetworkSpec larger =
        new NetworkSpec(spec.architecture(), new Shape(16, 16, 1), ToyData.CLASSES);
    NetworkSpec others =
        new NetworkSpec(spec.architecture(), ToyData.SHAPE, List.of("cat", "dog", "fish"));
    assertRefused(larger, "teacher: expected a model for images of 8x8x1, got one for 16x16x1");
    assertRefused(
        others,
        "teacher: expected a model of the classes across, upright, aslant, got one of cat, dog, fish");
  }

  private static void assertRefused(NetworkSpec spec, String sentence) {
    Model stranger =
        new Model(spec, teacher.preprocessing(), Map.of(), spec.network().initialWeights(1));
    assertThatThrownBy(() -> pupil(RECIPE, stranger).fit(DATA))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(sentence);
  }

  @Test
  void checksumIsThatOfTheFile() throws IOException, NoSuchAlgorithmException {
    teacher.save(temp.resolve("model"));
    byte[] file = Files.readAllBytes(temp.resolve("model").resolve(Model.TENSORS));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(file);
    assertThat(teacher.checksum())
        .isEqualTo("sha256:" + HexFormat.of().formatHex(digest))
        .isNotEqualTo(another.checksum());
  }
}
