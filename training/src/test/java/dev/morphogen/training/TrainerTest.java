package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.step.ResidualStep;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.ImageSplit;
import dev.morphogen.training.data.MemoryDataset;
import dev.morphogen.training.data.MemorySplit;
import dev.morphogen.training.optimizer.NesterovSettings;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.EpochReport;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TrainerTest {

  private static final ImageDataset DATA = ToyData.of(63, 30);

  private static Trainer trainer(String step, Recipe recipe) {
    return Trainer.of(ToyData.spec(step), recipe).seed(7).threads(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resnet",
        "mobilenet",
        "linearmix",
        "explicit",
        "implicit",
        "circulant",
        "implicit-circulant"
      })
  void aToyIsLearntByEveryStep(String step) {
    List<EpochReport> reports = new ArrayList<>();
    Model model = trainer(step, ToyData.recipe(12)).onEpoch(reports::add).fit(DATA);
    assertThat(reports).hasSize(12);
    EpochReport last = reports.getLast();
    assertThat(last.epoch()).isEqualTo(12);
    assertThat(last.trainingLoss()).isLessThan(0.5 * reports.getFirst().trainingLoss());
    assertThat(last.testAccuracy()).isGreaterThan(0.85);
    assertThat(last.bestTestAccuracy())
        .isEqualTo(reports.stream().mapToDouble(EpochReport::testAccuracy).max().orElseThrow());
    assertThat(Evaluator.evaluate(model, DATA, 2).accuracy()).isEqualTo(last.testAccuracy());
  }

  @ParameterizedTest
  @ValueSource(strings = {"linearmix", "explicit", "implicit"})
  void theSameBitsForAnyNumberOfThreads(String step) {
    // 63 images in batches of 10: the last one is odd.
    Recipe recipe = ToyData.recipe(2).withAverage(0.9).withSmoothing(0.1);
    Model one = trainer(step, recipe).threads(1).fit(DATA);
    for (int threads = 2; threads <= 3; threads++) {
      Model many = trainer(step, recipe).threads(threads).fit(DATA);
      assertThat(many.weights().trained()).isEqualTo(one.weights().trained());
      assertThat(many.weights().tracked()).isEqualTo(one.weights().tracked());
    }
    Model other = trainer(step, recipe).seed(8).fit(DATA);
    assertThat(other.weights().trained()).isNotEqualTo(one.weights().trained());
  }

  @Test
  void aLossThatIsNotFiniteStopsWithAdvice() {
    Recipe wild =
        ToyData.recipe(3).withOptimizer(new NesterovSettings(0.9, 0)).withLearningRate(1e6);
    assertThatThrownBy(() -> trainer("explicit", wild).fit(DATA))
        .isInstanceOf(WorkFailedException.class)
        .hasMessageMatching(
            "training: the loss became (NaN|infinite) in epoch [123], batch \\d of 7, first in"
                + " [\\w.]+: try a smaller learning rate \\(the largest was 1000000.0\\) or a"
                + " smaller time step.*");
  }

  /** Training does without running statistics, so its loss stays finite; but no reader takes such a model. */
  @Test
  void aVarianceThatIsNotFiniteStopsWithAdvice() {
    Steps steps =
        Steps.standard()
            .with("spoilt", (layout, settings) -> spoilt(ResidualStep.linearMix(layout, settings)));
    Trainer trainer = trainer("spoilt", ToyData.recipe(2)).steps(steps);
    assertThatThrownBy(() -> trainer.fit(DATA))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage(
            "training: a running mean or variance became Infinity in epoch 1: try a smaller learning rate"
                + " than 0.01 or a smaller time step");
  }

  private static Layer spoilt(Layer layer) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          Object result = method.invoke(layer, arguments);
          if (method.getName().equals("initialize")) {
            Arrays.fill(((Weights) arguments[0]).tracked(), Float.POSITIVE_INFINITY);
          }
          return result;
        };
    return (Layer)
        Proxy.newProxyInstance(Layer.class.getClassLoader(), new Class<?>[] {Layer.class}, handler);
  }

  @Test
  void whatAListenerThrowsEndsTheTraining() {
    IllegalStateException bang = new IllegalStateException("bang");
    Trainer trainer =
        trainer("linearmix", ToyData.recipe(2))
            .onBatch(report -> {
              throw bang;
            });
    assertThatThrownBy(() -> trainer.fit(DATA)).isSameAs(bang);
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("morphogen-loader"));
  }

  @Test
  void anInterruptedThreadStopsTraining() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> trainer("linearmix", ToyData.recipe(2)).fit(DATA))
          .isInstanceOf(WorkFailedException.class)
          .hasMessageStartingWith("training: interrupted in epoch 1");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void theModelSaysWhatMadeIt() {
    Model model = trainer("linearmix", ToyData.recipe(2)).command("morphogen train").fit(DATA);
    Map<String, Object> provenance = model.provenance();
    assertThat(provenance)
        .containsEntry("command", "morphogen train")
        .containsEntry("seed", 7L)
        .containsEntry("threads", 2)
        .containsEntry("kernels", Kernels.best().name())
        .containsEntry("epochs", 2)
        .containsKeys("version", "jdk", "cpu", "date", "seconds", "testAccuracy");
    assertThat((Map<?, ?>) provenance.get("data"))
        .hasToString(
            "{name=toy, checksum=%s, trainingImages=63, testImages=30}".formatted(DATA.checksum()));
    assertThat((List<?>) provenance.get("history")).hasSize(2);
    assertThat(model.preprocessing().mean().getFirst()).isBetween(0.3, 0.7);
  }

  @Test
  void dataOfAnotherShapeOrOtherClassesIsRejected() {
    ImageDataset wide =
        new MemoryDataset(
            "wide", new Shape(4, 16, 1), ToyData.CLASSES, ToyData.split(9, 1), ToyData.split(9, 2));
    assertThatThrownBy(() -> trainer("linearmix", ToyData.recipe(1)).fit(wide))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("data wide: expected images of 8x8x1, got 4x16x1");
    ImageDataset named =
        new MemoryDataset(
            "abc", ToyData.SHAPE, List.of("a", "b", "c"), ToyData.split(9, 1), ToyData.split(9, 2));
    assertThatThrownBy(() -> trainer("linearmix", ToyData.recipe(1)).fit(named))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("data abc: expected the classes across, upright, aslant, got a, b, c");
    ImageDataset small = ToyData.of(1, 3);
    assertThatThrownBy(() -> trainer("linearmix", ToyData.recipe(1)).fit(small))
        .hasMessage("data toy: expected at least 2 training images, got 1");
    Trainer untested = trainer("linearmix", ToyData.recipe(1)).onBatch(batch -> fail("trained"));
    assertThatThrownBy(() -> untested.fit(ToyData.of(9, 0)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("data toy: expected at least one test image, got none");
  }

  /** A data set of the user's own, which nobody has checked. */
  private record Unchecked(ImageSplit train, ImageSplit test) implements ImageDataset {

    @Override
    public String name() {
      return "mine";
    }

    @Override
    public Shape imageShape() {
      return ToyData.SHAPE;
    }

    @Override
    public List<String> classes() {
      return ToyData.CLASSES;
    }

    @Override
    public String checksum() {
      return "none";
    }
  }

  @Test
  void imagesOfAnotherSizeAndLabelsOfNoClassAreRefusedBeforeTraining() {
    ImageSplit fine = ToyData.split(9, 1);
    ImageSplit half = new MemorySplit(new byte[9 * 32], new int[9], 32);
    ImageSplit mislabelled = new MemorySplit(new byte[2 * 64], new int[] {2, 3}, 64);
    Trainer trainer = trainer("linearmix", ToyData.recipe(1)).onBatch(batch -> fail("trained"));

    assertThatThrownBy(() -> trainer.fit(new Unchecked(half, fine)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("data mine: training images: expected 64 numbers each (8x8x1), got 32");
    assertThatThrownBy(() -> trainer.fit(new Unchecked(fine, half)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("data mine: test images: expected 64 numbers each (8x8x1), got 32");
    assertThatThrownBy(() -> trainer.fit(new Unchecked(mislabelled, fine)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("data mine: training image 1: expected a class from 0 to 2, got 3");
    assertThatThrownBy(() -> trainer.fit(new Unchecked(fine, mislabelled)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("data mine: test image 1: expected a class from 0 to 2, got 3");
  }
}
