package dev.morphogen.djl.engine;

import ai.djl.modality.Classifications;
import ai.djl.modality.cv.Image;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.ArgumentsUtil;
import ai.djl.translate.Batchifier;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropy;
import dev.morphogen.training.data.ImageDecoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures in, classes and probabilities out: the numbers that {@code Classifier} gives for the same picture, to the
 * bit. It keeps nothing of a call, so one is enough for any number of threads.
 */
public final class PictureTranslator implements Translator<Image, Classifications> {

  private final dev.morphogen.network.Shape shape;
  private final List<String> classes;
  private final SoftmaxCrossEntropy softmax;
  private final int most;

  private PictureTranslator(MorphogenModel model, int most) {
    shape = model.classifier().model().spec().input();
    classes = model.classifier().model().spec().classes();
    softmax = Kernels.best().softmaxCrossEntropy(classes.size());
    this.most = most;
  }

  /** For a model; its property {@code topK} says how many classes are shown, 5 if it does not. */
  public static PictureTranslator of(MorphogenModel model) {
    return new PictureTranslator(model, ArgumentsUtil.intValue(model.getProperties(), "topK", 5));
  }

  /** The picture's pixels in the network's shape {@code [h, w, c]}. */
  @Override
  public NDList processInput(TranslatorContext ctx, Image input) throws IOException {
    byte[] pixels =
        input.getWrappedImage() instanceof BufferedImage picture
            ? ImageDecoder.decode(picture, shape)
            : ImageDecoder.decode("image", encoded(input), shape);
    return pixels(ctx, pixels);
  }

  /** The same of a picture file's bytes, whose camera's orientation is undone; {@code name} is for errors. */
  NDList processInput(TranslatorContext ctx, String name, byte[] file) {
    return pixels(ctx, ImageDecoder.decode(name, file, shape));
  }

  private NDList pixels(TranslatorContext ctx, byte[] pixels) {
    Shape sides = new Shape(shape.height(), shape.width(), shape.channels());
    return new NDList(ctx.getNDManager().create(ByteBuffer.wrap(pixels), sides, DataType.UINT8));
  }

  /** For an image of another library, such as OpenCV's. */
  private static byte[] encoded(Image image) throws IOException {
    var file = new ByteArrayOutputStream();
    image.save(file, "png");
    return file.toByteArray();
  }

  @Override
  public Classifications processOutput(TranslatorContext ctx, NDList list) {
    NDArray logits = list.singletonOrThrow();
    float[] probabilities = new float[classes.size()];
    softmax.probabilities(logits.toFloatArray(), 0, probabilities, 0);
    List<Double> numbers = new ArrayList<>(probabilities.length);
    for (float probability : probabilities) {
      numbers.add((double) probability);
    }
    Classifications classifications = new Classifications(classes, numbers);
    classifications.setTopK(most);
    return classifications;
  }

  @Override
  public Batchifier getBatchifier() {
    return new HeapBatchifier();
  }
}
