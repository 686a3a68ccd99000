package dev.morphogen.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.training.ParameterStore;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.Classifier;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MorphogenEngineTest {

  @TempDir Path folder;

  @Test
  void djlFindsItByItsName() {
    Engine engine = Engine.getEngine("Morphogen");
    assertThat(engine).isInstanceOf(MorphogenEngine.class);
    assertThat(engine.getRank()).isEqualTo(10);
    assertThat(engine.defaultDevice()).isEqualTo(Device.cpu());
    assertThat(engine).asString().startsWith("Morphogen:");
  }

  @Test
  void arraysGoInAndOutRaw() throws Exception {
    Path saved = SavedModel.in(folder, "linearmix");
    Classifier classifier = Classifier.load(saved);
    byte[] pixels = new byte[2 * SavedModel.SHAPE.size()];
    new Random(1).nextBytes(pixels);
    try (var model = SavedModel.criteria(saved, NDList.class, NDList.class).loadModel();
        var predictor = model.newPredictor()) {
      NDArray images =
          model
              .getNDManager()
              .create(ByteBuffer.wrap(pixels), new Shape(2, 12, 10, 3), DataType.UINT8);
      NDArray logits = predictor.predict(new NDList(images)).singletonOrThrow();
      assertThat(logits.getShape()).isEqualTo(new Shape(2, 6));
      for (int i = 0; i < 2; i++) {
        byte[] one = HeapArrays.part(pixels, i, SavedModel.SHAPE.size());
        assertThat(HeapArraysTest.part(logits.toFloatArray(), i, 6))
            .isEqualTo(classifier.classify(one).logits());
      }
      NDArray numbers = model.getNDManager().create(prepared(pixels), new Shape(2, 3, 12, 10));
      assertThat(predictor.predict(new NDList(numbers)).singletonOrThrow().toFloatArray())
          .containsExactly(logits.toFloatArray(), within(1e-5f));
      assertThat(model.describeInput().valueAt(0)).isEqualTo(new Shape(-1, 3, 12, 10));
      assertThat(model.describeOutput().valueAt(0)).isEqualTo(new Shape(-1, 6));
    }
  }

  @Test
  void anArrayOfPixelsPredictsTheSameEveryTime() throws Exception {
    Path saved = SavedModel.in(folder, "linearmix");
    Classifier classifier = Classifier.load(saved);
    int size = SavedModel.SHAPE.size();
    byte[] pixels = new byte[2 * size];
    new Random(1).nextBytes(pixels);
    ByteBuffer begun = ByteBuffer.allocateDirect(5 + pixels.length).put(new byte[5]);
    List<ByteBuffer> buffers =
        List.of(
            ByteBuffer.wrap(pixels),
            ByteBuffer.allocateDirect(pixels.length).put(pixels).flip(),
            begun.put(pixels).position(5));
    try (var model = SavedModel.criteria(saved, NDList.class, NDList.class).loadModel();
        var predictor = model.newPredictor()) {
      for (ByteBuffer buffer : buffers) {
        NDArray images =
            model.getNDManager().create(buffer, new Shape(2, 12, 10, 3), DataType.UINT8);
        for (int time = 0; time < 3; time++) {
          float[] logits = predictor.predict(new NDList(images)).singletonOrThrow().toFloatArray();
          for (int i = 0; i < 2; i++) {
            assertThat(HeapArraysTest.part(logits, i, 6))
                .isEqualTo(classifier.classify(HeapArrays.part(pixels, i, size)).logits());
          }
          images.toByteArray(); // which DJL lets move on in the array's own buffer
        }
      }
    }
  }

  /** Channels first, (pixel / 255 − mean) / std. */
  private static float[] prepared(byte[] pixels) {
    double[] mean = {0.5, 0.4, 0.3};
    double[] std = {0.25, 0.2, 0.3};
    float[] planes = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int c = i % 3;
      int pixel = i / 3 % 120;
      int image = i / 360;
      planes[(image * 3 + c) * 120 + pixel] =
          (float) (((pixels[i] & 0xFF) / 255.0 - mean[c]) / std[c]);
    }
    return planes;
  }

  @Test
  void whatIsNoModelIsRefusedWithASentence() throws Exception {
    Files.writeString(folder.resolve("config.json"), "{}");
    var criteria = SavedModel.criteria(folder, NDList.class, NDList.class);
    assertThatThrownBy(criteria::loadModel)
        .isInstanceOf(MalformedModelException.class)
        .hasMessageContaining("config.json")
        .hasMessageContaining("format");
    var text = SavedModel.criteria(SavedModel.in(folder, "linearmix"), String.class, Float.class);
    assertThatThrownBy(text::loadModel).isInstanceOf(ModelNotFoundException.class);
    assertThatThrownBy(
            () -> {
              try (Model model = Model.newInstance("empty", "Morphogen")) {
                model.newPredictor(new NoopTranslator());
              }
            })
        .hasMessage("model empty: expected load(folder) before use");
  }

  @Test
  void otherDevicesShapesAndTypesAreRefusedWithASentence() throws Exception {
    Engine engine = Engine.getEngine("Morphogen");
    assertThatThrownBy(() -> engine.newBaseManager(Device.gpu()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "engine Morphogen: expected the device cpu, got gpu(0); on a GPU use the blocks with another engine");
    Path saved = SavedModel.in(folder, "linearmix");
    try (var model = SavedModel.criteria(saved, NDList.class, NDList.class).loadModel();
        var predictor = model.newPredictor()) {
      NDArray turned = model.getNDManager().create(new float[360], new Shape(1, 12, 10, 3));
      assertThatThrownBy(() -> predictor.predict(new NDList(turned)))
          .isInstanceOf(TranslateException.class)
          .hasMessageContaining(
              "images: expected (-1, 3, 12, 10) of type float32, got (1, 12, 10, 3)");
      NDArray whole = model.getNDManager().create(new int[360], new Shape(1, 3, 12, 10));
      assertThatThrownBy(() -> predictor.predict(new NDList(whole)))
          .hasMessageContaining("images: expected type UINT8 or FLOAT32, got int32");
      var store = new ParameterStore(model.getNDManager(), false);
      assertThatThrownBy(() -> model.getBlock().forward(store, new NDList(turned), true))
          .isInstanceOf(UnsupportedOperationException.class)
          .hasMessage(
              "engine Morphogen: it predicts only; train with dev.morphogen.training, or the blocks on another engine");
    }
  }

  @Test
  void savingCopiesTheFolder() throws Exception {
    Path saved = SavedModel.in(folder.resolve("one"), "explicit");
    Path copy = folder.resolve("two");
    try (var model = SavedModel.criteria(saved, NDList.class, NDList.class).loadModel()) {
      model.save(copy, "any");
    }
    byte[] pixels = new byte[SavedModel.SHAPE.size()];
    assertThat(Classifier.load(copy).classify(pixels).logits())
        .isEqualTo(Classifier.load(saved).classify(pixels).logits());
  }

  @Test
  void theBatchifierTakesApartWhatItPutTogether() {
    var manager = Engine.getEngine("Morphogen").newBaseManager();
    float[] numbers = Gaussian.numbers(12, 1);
    NDList[] parts = {
      new NDList(manager.create(HeapArraysTest.part(numbers, 0, 6), new Shape(2, 3))),
      new NDList(manager.create(HeapArraysTest.part(numbers, 1, 6), new Shape(2, 3)))
    };
    HeapBatchifier batchifier = new HeapBatchifier();
    NDList all = batchifier.batchify(parts);
    assertThat(all.singletonOrThrow().getShape()).isEqualTo(new Shape(2, 2, 3));
    assertThat(all.singletonOrThrow().toFloatArray()).isEqualTo(numbers);
    List<NDList> again = List.of(batchifier.unbatchify(all));
    for (int i = 0; i < 2; i++) {
      assertThat(again.get(i).singletonOrThrow().getShape()).isEqualTo(new Shape(2, 3));
      assertThat(again.get(i).singletonOrThrow().toFloatArray())
          .isEqualTo(HeapArraysTest.part(numbers, i, 6));
    }
  }
}
