package dev.morphogen.network.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.file.NewFiles;
import dev.morphogen.network.step.MobileNetStep;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelTest {

  @TempDir Path folder;

  @Test
  void comesBackToTheBit() {
    for (Model model : List.of(Models.small(), Models.mixed())) {
      model.weights().tracked()[0] = -0.0f;
      model.weights().trained()[0] = Float.MIN_VALUE;
      model.save(folder.resolve("new/model"));
      Model back = Model.load(folder.resolve("new/model"));
      assertThat(back.spec()).isEqualTo(model.spec());
      assertThat(back.preprocessing()).isEqualTo(model.preprocessing());
      assertThat(back.provenance()).isEqualTo(model.provenance());
      assertThat(bits(back.weights().trained())).isEqualTo(bits(model.weights().trained()));
      assertThat(bits(back.weights().tracked())).isEqualTo(bits(model.weights().tracked()));
    }
  }

  @Test
  void anInterruptedThreadSavesAndLoadsAndStaysInterrupted() {
    Model model = Models.small();
    Thread.currentThread().interrupt();
    try {
      model.save(folder);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      Model back = Model.load(folder);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThat(bits(back.weights().trained())).isEqualTo(bits(model.weights().trained()));
    } finally {
      Thread.interrupted(); // lest the next test is
    }
  }

  private static int[] bits(float[] numbers) {
    int[] bits = new int[numbers.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(numbers[i]);
    }
    return bits;
  }

  @Test
  void theSameModelGivesTheSameBytesAndNothingElse() throws IOException {
    Models.small().save(folder);
    byte[] tensors = Files.readAllBytes(folder.resolve(Model.TENSORS));
    Models.small().save(folder);
    assertThat(folder.resolve(Model.TENSORS)).hasBinaryContent(tensors);
    try (var files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder(Model.CONFIG, Model.TENSORS);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "here");
    assertThatThrownBy(() -> Models.small().save(file.resolve("model")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "%s/model: expected a folder to write to, it cannot be made (Not a directory)"
                .formatted(file));
    assertThatThrownBy(() -> Models.small().save(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "%s: expected a folder to write to, it cannot be made (%s is a file)"
                .formatted(file, file));
    assertThat(file).hasContent("here");
  }

  @Test
  void aFullDiskLeavesTheEarlierFiles() throws IOException {
    Files.writeString(folder.resolve("first"), "1");
    Files.writeString(folder.resolve("second"), "2");
    NewFiles files =
        new NewFiles(folder)
            .add("first", out -> out.write(7))
            .add(
                "second",
                out -> {
                  out.write(7);
                  throw new IOException("No space left on device");
                });
    assertThatThrownBy(files::write)
        .isInstanceOf(WorkFailedException.class)
        .hasMessage(
            "%s: it cannot be written (No space left on device): is there room, and may you write there?"
                .formatted(folder));
    assertThat(folder.resolve("first")).hasContent("1");
    assertThat(folder.resolve("second")).hasContent("2");
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(2);
    }
  }

  @Test
  void aFolderInAFilesPlaceLeavesTheEarlierFiles() throws IOException {
    Models.small().save(folder);
    byte[] tensors = Files.readAllBytes(folder.resolve(Model.TENSORS));
    Files.delete(folder.resolve(Model.CONFIG));
    Files.createDirectory(folder.resolve(Model.CONFIG));
    assertThatThrownBy(() -> Models.mixed().save(folder))
        .isInstanceOf(WorkFailedException.class)
        .hasMessageContaining("config.json is a folder");
    assertThat(folder.resolve(Model.TENSORS)).hasBinaryContent(tensors);
  }

  @Test
  void aFolderWithoutAModelIsOneSentence() {
    assertThatThrownBy(() -> Model.load(folder.resolve("no")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "model: expected a folder with config.json and model.safetensors, got %s/no, which is missing"
                .formatted(folder));
    assertThatThrownBy(() -> Model.load(folder))
        .hasMessage("%s/config.json: expected a file, it is missing".formatted(folder));
    assertThat(Model.isIn(folder)).isFalse();
    Models.small().save(folder);
    assertThat(Model.isIn(folder)).isTrue();
  }

  /** Else a folder would be written that cannot be read. */
  @Test
  void weightsOfAnotherNetworkAreNotSaved() {
    Model small = Models.small();
    Weights others = Models.mixed().weights();
    Model wrong = small.with(others);
    assertThatThrownBy(() -> wrong.save(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "weights: expected %d trained and %d tracked numbers for this network, got %d and %d"
                .formatted(
                    small.weights().trained().length,
                    small.weights().tracked().length,
                    others.trained().length,
                    others.tracked().length));
    assertThat(folder).isEmptyDirectory();
  }

  /** Which reading would refuse as well, when the good one is no longer there. */
  @Test
  void weightsThatCannotBeReadLeaveTheEarlierModel() {
    Model good = Models.small();
    good.save(folder);
    Model explicitFirst = Models.of(ofSteps("explicit", "mobilenet"), 7);
    Model mobilenetFirst = Models.of(ofSteps("mobilenet", "explicit"), 7);
    assertNotSaved(
        explicitFirst.with(mobilenetFirst.weights()),
        "weights: expected blocks.0.steps.0.",
        " in this network, got blocks.0.steps.0.");
    Weights infinite = good.weights().copy();
    infinite.trained()[infinite.trained().length - 1] = Float.NEGATIVE_INFINITY;
    assertNotSaved(
        good.with(infinite), "weights: classifier.bias: expected finite numbers, got -Infinity");
    Weights negative = good.weights().copy();
    negative.tracked()[negative.tracked().length - 1] = -1;
    assertNotSaved(
        good.with(negative),
        "weights: blocks.1.connecting.norm.running_var: expected finite, not negative numbers, got -1.0");
    assertThat(Model.load(folder).weights().trained()).isEqualTo(good.weights().trained());
    assertThat(Model.load(folder).spec()).isEqualTo(good.spec());
  }

  private static Architecture ofSteps(String... steps) {
    return new Architecture(5, List.of(Block.of(4, "explicit").withSteps(List.of(steps))));
  }

  private void assertNotSaved(Model model, String... sentence) {
    assertThatThrownBy(() -> model.save(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll(sentence);
  }

  /** One of a name that nobody has heard of, and one in place of the paper's. */
  @ParameterizedTest
  @ValueSource(strings = {"mine", "explicit"})
  void aModelWithStepsOfOnesOwnIsSaved(String step) {
    Steps steps = Steps.standard().with(step, MobileNetStep::new);
    NetworkSpec spec =
        new NetworkSpec(
            Architecture.of(step, List.of(2, 4)), new Shape(6, 8, 3), List.of("cat", "dog"));
    Preprocessing pixels = Models.small().preprocessing();
    Weights weights = spec.network(steps).initialWeights(1);
    Model model = new Model(spec, steps, pixels, Map.of(), weights);
    model.save(folder);
    assertThat(Model.load(folder, steps).weights().trained()).isEqualTo(weights.trained());
    Model wrong = model.with(Models.small().weights());
    assertThatThrownBy(() -> wrong.save(folder)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void preprocessingMustFitTheImages() {
    Model model = Models.small();
    var grey = new Preprocessing(List.of(0.5), List.of(0.5));
    assertThatThrownBy(() -> new Model(model.spec(), grey, Map.of(), model.weights()))
        .hasMessage("preprocessing: expected numbers for 3 channels, got 1");
    assertThatThrownBy(() -> new Preprocessing(List.of(0.5), List.of(0.0)))
        .hasMessage("preprocessing.std: expected positive numbers, got [0.0]");
  }
}
