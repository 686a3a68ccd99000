package dev.morphogen.djl.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.training.ParameterStore;
import dev.morphogen.djl.block.Colours;
import dev.morphogen.djl.block.NetworkBlock;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.training.Classifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models there and back: our folder to a block, a block that DJL trained to our folder. */
@Tag("libtorch")
final class ModelExchangeTest {

  private static final Preprocessing PREPROCESSING =
      new Preprocessing(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));

  @TempDir Path folder;

  static Iterable<String> steps() {
    return Steps.standard().names();
  }

  private static NetworkSpec spec(String step) {
    var shape = new dev.morphogen.network.Shape(8, 8, 3);
    List<String> classes = List.of("red", "green", "blue");
    return new NetworkSpec(Architecture.of(step, List.of(6, 12)), shape, classes);
  }

  private static Model model(String step) {
    Weights weights = spec(step).network().initialWeights(3);
    float[] noise = Gaussian.numbers(weights.tracked().length, 4);
    for (int i = 0; i < noise.length; i++) {
      weights.tracked()[i] += 0.2f * Math.abs(noise[i]);
    }
    return new Model(spec(step), PREPROCESSING, Map.of(), weights);
  }

  private static float[] logits(NetworkBlock block, NDManager manager) {
    NDArray images = manager.create(Colours.images(), new Shape(Colours.COUNT, 3, 8, 8));
    ParameterStore store = new ParameterStore(manager, false);
    return block.forward(store, new NDList(images), false).singletonOrThrow().toFloatArray();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aModelComesBackAsItWas(String step) {
    Model model = model(step);
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NetworkBlock block = ModelExchange.toBlock(model, manager);
      Model back = ModelExchange.toModel(block, PREPROCESSING);
      assertThat(back.weights().trained()).isEqualTo(model.weights().trained());
      assertThat(back.weights().tracked()).isEqualTo(model.weights().tracked());
      assertThat(back.spec()).isEqualTo(model.spec());
      assertThat(back.provenance()).containsEntry("madeBy", "DJL 0.35.1");
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void whatDjlTrainedPredictsTheSameFromOurFolder(String step) throws Exception {
    float[] expected;
    try (ai.djl.Model djl = ai.djl.Model.newInstance("colours", "PyTorch")) {
      NetworkBlock block = NetworkBlock.of(spec(step));
      djl.setBlock(block);
      List<Float> losses = Colours.train(djl, 4);
      assertThat(losses.getLast()).isLessThan(losses.getFirst());
      ModelExchange.toModel(block, PREPROCESSING).save(folder);
      expected = logits(block, djl.getNDManager());
    }
    float[] ours = new float[expected.length];
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optModelPath(folder)
            .optEngine("Morphogen")
            .build();
    try (var loaded = criteria.loadModel();
        var predictor = loaded.newPredictor()) {
      NDArray images =
          loaded.getNDManager().create(Colours.images(), new Shape(Colours.COUNT, 3, 8, 8));
      ours = predictor.predict(new NDList(images)).singletonOrThrow().toFloatArray();
    }
    assertThat(ours).containsExactly(expected, within(2e-4f));
    assertThat(Classifier.load(folder).model().spec()).isEqualTo(spec(step));
  }

  /** What a batch makes is freed with the batch: nothing may stay with the parameters. */
  @ParameterizedTest
  @MethodSource("steps")
  void nothingOfABatchStaysBehind(String step) {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NetworkBlock block = ModelExchange.toBlock(model(step), manager);
      int before = manager.getManagedArrays().size();
      for (int i = 0; i < 3; i++) {
        try (NDManager batch = manager.newSubManager()) {
          logits(block, batch);
          assertThat(batch.getManagedArrays()).isNotEmpty();
        }
      }
      assertThat(before).isPositive();
      assertThat(manager.getManagedArrays()).hasSize(before);
    }
  }

  @Test
  void aBlockThatDoesNotFitIsRefusedWithASentence() {
    Model model = model("explicit");
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NetworkBlock empty = NetworkBlock.of(model.spec());
      assertThatThrownBy(() -> BlockWeights.write(model.weights(), empty))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "block: opening.convolution.weight: expected numbers, got none; initialize the block first");
      NetworkBlock other = ModelExchange.toBlock(model("linearmix"), manager);
      assertThatThrownBy(() -> BlockWeights.write(model.weights(), other))
          .hasMessage(
              "block: expected a parameter blocks.0.steps.0.stencil.weight (6, 1, 3, 3), it is missing");
      NetworkBlock more = ModelExchange.toBlock(model, manager);
      var fewer =
          new NetworkSpec(
              Architecture.of("explicit", List.of(6)),
              spec("explicit").input(),
              spec("explicit").classes());
      assertThatThrownBy(() -> BlockWeights.read(more, fewer.network().layout()))
          .hasMessageStartingWith("block: classifier.weight: expected (3, 12), got (3, 24)");
    }
  }

  @Test
  void aWeightThatIsNotFiniteIsNotExported() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NetworkBlock block = ModelExchange.toBlock(model("explicit"), manager);
      ParameterNames.of(block).get("classifier.bias").getArray().divi(0);
      assertThatThrownBy(() -> ModelExchange.toModel(block, PREPROCESSING))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageMatching("block: classifier.bias: expected finite numbers, got -?Infinity");
    }
  }
}
