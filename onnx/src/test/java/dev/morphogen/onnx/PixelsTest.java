package dev.morphogen.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.onnx.OnnxExport.Normalization;
import dev.morphogen.training.Classifier;
import dev.morphogen.training.Prediction;
import dev.morphogen.training.Trainer;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.ImageSplit;
import dev.morphogen.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes in, as a picture has them. */
final class PixelsTest {

  @ParameterizedTest
  @EnumSource
  void arePreprocessedInside(Normalization normalization) {
    Model model = Models.of("linearmix", Boundary.ZERO);
    Shape shape = model.spec().input();
    int count = 3;
    byte[] pixels = new byte[count * shape.size()];
    new Random(3).nextBytes(pixels);
    float[] expected = Answers.logits(model, normalized(pixels, model.preprocessing()), count);
    OnnxModel onnx =
        OnnxExport.of(model).with(normalization).with(OnnxExport.Preprocessing.INSIDE).toOnnx();
    try (OnnxRuntime runtime = new OnnxRuntime(onnx.toBytes())) {
      Answers.requireSame(
          expected,
          runtime
              .run(pixels, count, shape.height(), shape.width(), shape.channels())
              .get("logits"));
    }
  }

  private static float[] normalized(byte[] pixels, Preprocessing preprocessing) {
    float[] normalized = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int c = i % preprocessing.channels();
      double scaled = (pixels[i] & 0xFF) / 255.0;
      normalized[i] = (float) ((scaled - preprocessing.mean().get(c)) / preprocessing.std().get(c));
    }
    return normalized;
  }

  /** Fashion-MNIST's pictures, a network that has learnt from some of them, and the classifier that a Java programmer uses. */
  @Test
  void ofRealImagesGiveTheClassifiersAnswers() {
    ImageDataset data = Datasets.limit(Datasets.open("sample"), 300, 1);
    Block first = Block.of(4, "linearmix").withSteps(List.of("linearmix", "implicit"));
    Block second = Block.of(8, "explicit").withSteps(List.of("explicit", "mobilenet"));
    Architecture architecture = new Architecture(5, List.of(first, second));
    NetworkSpec spec = new NetworkSpec(architecture, data.imageShape(), data.classes());
    Recipe recipe = Recipe.fast().withEpochs(2).withBatch(25);
    // The vector kernels would not be compiled before so short a training is over.
    Model model = Trainer.of(spec, recipe).kernels(Kernels.reference()).fit(data);

    List<byte[]> images = images(data.test(), 60, data.imageShape());
    List<Prediction> expected = Classifier.of(model).classifyAll(images);
    OnnxModel onnx = OnnxExport.of(model).with(OnnxExport.Preprocessing.INSIDE).toOnnx();
    try (OnnxRuntime runtime = new OnnxRuntime(onnx.toBytes())) {
      Shape shape = data.imageShape();
      Map<String, float[]> actual =
          runtime.run(
              joined(images, shape),
              images.size(),
              shape.height(),
              shape.width(),
              shape.channels());
      Answers.requireSame(
          joined(expected.stream().map(Prediction::logits).toList()), actual.get("logits"));
      float[] probabilities = joined(expected.stream().map(Prediction::probabilities).toList());
      assertThat(Answers.difference(probabilities, actual.get("probabilities"))).isLessThan(1e-4);
      assertThat(expected.stream().map(Prediction::label).distinct().count()).isGreaterThan(1);
    }
  }

  private static List<byte[]> images(ImageSplit split, int count, Shape shape) {
    List<byte[]> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] image = new byte[shape.size()];
      split.read(i, image, 0);
      images.add(image);
    }
    return images;
  }

  private static byte[] joined(List<byte[]> images, Shape shape) {
    byte[] all = new byte[images.size() * shape.size()];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(images.get(i), 0, all, i * shape.size(), shape.size());
    }
    return all;
  }

  private static float[] joined(List<float[]> rows) {
    int length = rows.getFirst().length;
    float[] all = new float[rows.size() * length];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all, i * length, length);
    }
    return all;
  }
}
