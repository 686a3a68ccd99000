package dev.morphogen.training;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropy;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.training.data.ImageDecoder;
import dev.morphogen.training.data.image.EncodedPicture;
import dev.morphogen.training.input.PixelTable;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Says what is in a picture. Safe for any number of threads: each call borrows a plan for one
 * image, and there are as many plans as processors.
 */
public final class Classifier {

  private static final int MOST_IMAGES = 64;

  private final Model model;
  private final Network network;
  private final Shape shape;
  private final List<String> classes;
  private final PixelTable table;
  private final Kernels kernels = Kernels.best();
  private final SoftmaxCrossEntropy softmax;
  private final int processors = Runtime.getRuntime().availableProcessors();
  private final Semaphore permits = new Semaphore(processors);
  private final ConcurrentLinkedQueue<Pass> idle = new ConcurrentLinkedQueue<>();

  /** Images that go through the network at once in {@link #classifyAll}. */
  private final int batch;

  private @Nullable Pass batchPass;

  private Classifier(Model model) {
    this.model = model;
    network = model.network();
    shape = model.spec().input();
    classes = model.spec().classes();
    table = ModelPixels.table(model.preprocessing());
    batch = InferenceBatch.of(network, MOST_IMAGES);
    softmax = kernels.softmaxCrossEntropy(classes.size());
  }

  /** Of a model in memory, whose weights must no longer change. */
  public static Classifier of(Model model) {
    return new Classifier(model);
  }

  /**
   * Loads a model's folder.
   *
   * @throws InvalidInputException if it holds no whole model
   */
  public static Classifier load(Path folder) {
    return of(Model.load(folder));
  }

  /**
   * Loads a model whose folder lies among a program's resources, such as in its jar: {@code Classifier.load(App.class,
   * "/pets-model")}.
   *
   * @throws InvalidInputException if it holds no whole model
   * @see Model#load(Class, String, dev.morphogen.network.step.Steps)
   */
  public static Classifier load(Class<?> beside, String folder) {
    return of(Model.load(beside, folder));
  }

  /** What it was loaded from. */
  public Model model() {
    return model;
  }

  /**
   * Classifies a picture of any size, brought to the network's as the training pictures were.
   *
   * @throws InvalidInputException if the network's images have neither 1 nor 3 channels
   * @throws WorkFailedException if the network's numbers overflow on it, and so for every kind of image
   */
  public Prediction classify(BufferedImage picture) {
    return classify("image", ImageDecoder.decode(picture, shape));
  }

  /**
   * Classifies the picture in a file.
   *
   * @throws InvalidInputException if it is no picture that can be decoded whole, has over 100 megapixels, or the
   *     network's images have neither 1 nor 3 channels
   */
  public Prediction classify(Path file) {
    return classify(file.toString(), ImageDecoder.decode(file, shape));
  }

  /**
   * Classifies the picture in a file's bytes, such as a web service gets; {@code name} is what errors call it.
   *
   * @throws InvalidInputException as for a file
   */
  public Prediction classifyEncoded(String name, byte[] file) {
    return classify(name, ImageDecoder.decode(name, file, shape));
  }

  /**
   * Classifies an image of the network's shape, {@code [h, w, c]} unsigned bytes. A picture file's bytes are for {@link
   * #classifyEncoded}.
   *
   * @throws InvalidInputException if there are too many or too few
   */
  public Prediction classify(byte[] pixels) {
    return classify("image", pixels);
  }

  private Prediction classify(String name, byte[] pixels) {
    requireSize(name, pixels);
    float[] numbers = new float[pixels.length];
    table.normalize(pixels, 0, shape.pixels(), numbers, 0);
    return classifyOne(name, numbers);
  }

  /**
   * Classifies an image of the network's shape, {@code [h, w, c]} numbers of 0…1.
   *
   * @throws InvalidInputException if there are too many or too few, or one is not finite
   */
  public Prediction classify(float[] pixels) {
    requireNumbers(pixels);
    float[] numbers = new float[pixels.length];
    table.normalize(pixels, numbers);
    return classifyOne("image", numbers);
  }

  /**
   * Classifies an image of the network's shape as the network takes it, {@code [h, w, c]} numbers that the model's
   * preprocessing made.
   *
   * @throws InvalidInputException if there are too many or too few, or one is not finite
   */
  public Prediction classifyPrepared(float[] numbers) {
    requireNumbers(numbers);
    return classifyOne("image", numbers);
  }

  /**
   * Classifies many images of the network's shape, {@code [h, w, c]} unsigned bytes each, on all processors; in their
   * order.
   *
   * @throws InvalidInputException naming the first image, from 0, that has too many or too few
   * @throws WorkFailedException naming the first one that the network's numbers overflow on
   */
  public List<Prediction> classifyAll(List<byte[]> images) {
    List<Prediction> predictions = new ArrayList<>();
    for (int begin = 0; begin < images.size(); begin += batch) {
      predictions.addAll(classifyBatch(images, begin, Math.min(batch, images.size() - begin)));
    }
    return predictions;
  }

  /** One at a time: it takes all processors anyway. */
  private synchronized List<Prediction> classifyBatch(List<byte[]> images, int begin, int count) {
    Pass pass = batchPass == null ? new Pass(batch, processors) : batchPass;
    batchPass = pass;
    float[] numbers = new float[count * shape.size()];
    for (int i = 0; i < count; i++) {
      byte[] pixels = images.get(begin + i);
      requireSize(name(begin + i), pixels);
      table.normalize(pixels, 0, shape.pixels(), numbers, i * shape.size());
    }
    List<Prediction> predictions = pass.run(numbers, count);
    for (int i = 0; i < count; i++) {
      Overflow.requireNone(name(begin + i), predictions.get(i).probabilities());
    }
    return predictions;
  }

  private static String name(int image) {
    return "image " + image;
  }

  private void requireSize(String image, byte[] pixels) {
    if (pixels.length != shape.size()) {
      boolean encoded = EncodedPicture.isJpegOrPng(pixels);
      String remark = encoded ? " of a picture file: use classifyEncoded" : "";
      throw otherSize(image, pixels.length, remark);
    }
  }

  private void requireNumbers(float[] numbers) {
    if (numbers.length != shape.size()) {
      throw otherSize("image", numbers.length, "");
    }
    for (int i = 0; i < numbers.length; i++) {
      if (!Float.isFinite(numbers[i])) {
        throw new InvalidInputException(
            "image: expected finite numbers, got %s at %d".formatted(numbers[i], i));
      }
    }
  }

  private InvalidInputException otherSize(String image, int got, String remark) {
    return new InvalidInputException(
        "%s: expected %d numbers (%s), got %d%s"
            .formatted(image, shape.size(), shape, got, remark));
  }

  private Prediction classifyOne(String name, float[] numbers) {
    permits.acquireUninterruptibly();
    try {
      Pass free = idle.poll();
      Pass pass = free == null ? new Pass(1, 1) : free;
      Prediction prediction = pass.run(numbers, 1).getFirst();
      idle.add(pass);
      Overflow.requireNone(name, prediction.probabilities());
      return prediction;
    } finally {
      permits.release();
    }
  }

  /** A plan and where its output goes: one thread's at a time. */
  private final class Pass {

    private final InferencePlan plan;
    private final float[] output;

    Pass(int images, int threads) {
      plan =
          new InferencePlan(network, model.weights(), new PlanSettings(kernels, images, threads));
      output = new float[images * classes.size()];
    }

    List<Prediction> run(float[] numbers, int count) {
      plan.run(numbers, count, output);
      List<Prediction> predictions = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        float[] logits = new float[classes.size()];
        System.arraycopy(output, i * logits.length, logits, 0, logits.length);
        float[] probabilities = new float[logits.length];
        softmax.probabilities(logits, 0, probabilities, 0);
        predictions.add(new Prediction(classes, logits, probabilities));
      }
      return predictions;
    }
  }
}
