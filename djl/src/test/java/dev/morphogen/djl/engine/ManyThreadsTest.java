package dev.morphogen.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fifty threads that predict together get the same answers as one, to the bit. */
final class ManyThreadsTest {

  private static final int THREADS = 50;
  private static final int IMAGES = 7;
  private static final int ROUNDS = 4;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"linearmix", "implicit", "circulant"})
  void fiftyThreadsPredictingTogether(String step) throws Exception {
    Path model = SavedModel.in(folder, step);
    List<Image> images = new ArrayList<>();
    for (int i = 0; i < IMAGES; i++) {
      var picture = SavedModel.picture(15 + i, 25, i);
      images.add(ImageFactory.getInstance().fromImage(picture));
    }
    try (var loaded = SavedModel.criteria(model, Image.class, Classifications.class).loadModel();
        var one = loaded.newPredictor()) {
      List<List<Double>> expected = new ArrayList<>();
      for (Image image : images) {
        expected.add(one.predict(image).getProbabilities());
      }
      assertThat(answers(images, loaded::newPredictor)).allMatch(expected::equals);
      assertThat(answers(images, () -> one)).allMatch(expected::equals);
    }
  }

  /** Each thread's answers for all images: even threads ask one by one, odd ones in a batch, all in another order. */
  private static List<List<List<Double>>> answers(
      List<Image> images, Supplier<Predictor<Image, Classifications>> predictors) throws Exception {
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<List<List<Double>>>> calls = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      int thread = t;
      calls.add(() -> {
        Predictor<Image, Classifications> predictor = predictors.get();
        start.await();
        List<List<Double>> mine = List.of();
        for (int round = 0; round < ROUNDS; round++) {
          mine = thread % 2 == 0 ? oneByOne(predictor, images, thread) : batch(predictor, images);
        }
        return mine;
      });
    }
    List<List<List<Double>>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<List<List<Double>>> future : threads.invokeAll(calls)) {
        all.add(future.get());
      }
    }
    assertThat(all).hasSize(THREADS);
    return all;
  }

  private static List<List<Double>> oneByOne(
      Predictor<Image, Classifications> predictor, List<Image> images, int first) throws Exception {
    List<List<Double>> answers =
        new ArrayList<>(images.stream().map(_ -> List.<Double>of()).toList());
    for (int i = 0; i < images.size(); i++) {
      int image = (first + i) % images.size();
      answers.set(image, predictor.predict(images.get(image)).getProbabilities());
    }
    return answers;
  }

  private static List<List<Double>> batch(
      Predictor<Image, Classifications> predictor, List<Image> images) throws Exception {
    return predictor.batchPredict(images).stream().map(Classifications::getProbabilities).toList();
  }
}
