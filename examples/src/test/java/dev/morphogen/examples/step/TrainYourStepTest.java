package dev.morphogen.examples.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.step.Convolution;
import dev.morphogen.network.step.StepSettings;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.Classifier;
import dev.morphogen.training.Evaluator;
import dev.morphogen.training.Trainer;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainYourStepTest {

  @TempDir Path folder;

  @Test
  void aModelOfOurStepIsTrainedSavedAndLoaded() {
    ImageDataset data = Datasets.limit(Datasets.open("sample"), 60, 1);
    Recipe recipe = Recipe.fast().withEpochs(1).withBatch(20);
    Model model = TrainYourStep.train(data, List.of(4, 8), recipe);
    model.save(folder);
    Model loaded = Model.load(folder, TrainYourStep.STEPS);

    byte[] image = new byte[data.imageShape().size()];
    data.test().read(0, image, 0);
    assertThat(loaded.weights().trained()).isEqualTo(model.weights().trained());
    assertThat(Classifier.of(loaded).classify(image).logits())
        .isEqualTo(Classifier.of(model).classify(image).logits());
    assertThatThrownBy(() -> Model.load(folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("got 'parabolic'");
  }

  /** A model knows its steps, so nobody who is given one needs to be told. */
  @Test
  void aModelOfOurStepIsTestedAndTeaches() {
    ImageDataset data = Datasets.limit(Datasets.open("sample"), 60, 1);
    Recipe recipe = Recipe.fast().withEpochs(1).withBatch(20);
    Model model = TrainYourStep.train(data, List.of(4, 8), recipe);
    assertThat(Evaluator.evaluate(model, data, 1).accuracy())
        .isEqualTo(model.provenance().get("testAccuracy"));
    assertThat(model.stability()).isEmpty();

    NetworkSpec pupil =
        new NetworkSpec(
            Architecture.of("mobilenet", List.of(4, 8)), data.imageShape(), data.classes());
    Model taught = Trainer.of(pupil, recipe).teachers(List.of(model)).fit(data);
    assertThat(taught.provenance().get("teachers"))
        .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
        .extracting(teacher -> teacher.get("checksum"))
        .containsExactly(model.checksum());
  }

  /** With K = I and N as it begins, y⁺ = y − h·relu(y). */
  @Test
  void theEquationHolds() {
    WeightLayout.Builder layout = WeightLayout.builder();
    StepSettings settings = new StepSettings(2, 3, 0.25f, Boundary.ZERO, Convolution.DIRECT);
    ParabolicStep step = new ParabolicStep(layout.at("step"), settings);
    Network network = new Network(new Shape(1, 2, 2), List.of(step), layout.build());
    Weights weights = network.initialWeights(1);
    weights.fill(network.layout().trained().getFirst(), 0);
    for (int channel = 0; channel < 2; channel++) {
      weights.trained()[9 * channel + 4] = 1;
    }
    float[] y = {4, -4, 0, 8};
    float[] next = new float[4];
    new InferencePlan(network, weights, PlanSettings.of(1, 1).withKernels(Kernels.reference()))
        .run(y, 1, next);

    assertThat(next).usingComparatorWithPrecision(1e-4f).containsExactly(3, -4, 0, 6);
  }
}
