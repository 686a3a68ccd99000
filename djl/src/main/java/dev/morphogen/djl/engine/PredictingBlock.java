package dev.morphogen.djl.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractSymbolBlock;
import ai.djl.nn.ParameterList;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.Classifier;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A network as it predicts: images to logits {@code [n, classes]}. Images are pixels {@code [n, h, w, c]} of type UINT8, or
 * what preprocessing makes of them, {@code [n, c, h, w]} of type FLOAT32.
 *
 * <p>Each image goes through the network by itself, one a processor: its answer is the same, to the bit, whatever images came
 * with it.
 */
final class PredictingBlock extends AbstractSymbolBlock {

  private final Classifier classifier;
  private final dev.morphogen.network.Shape image;
  private final int classes;

  PredictingBlock(Classifier classifier) {
    this.classifier = classifier;
    image = classifier.model().spec().input();
    classes = classifier.model().spec().classes().size();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameterStore,
      NDList inputs,
      boolean training,
      @Nullable PairList<String, Object> params) {
    if (training) {
      throw new UnsupportedOperationException(
          "engine Morphogen: it predicts only; train with dev.morphogen.training, or the blocks on another engine");
    }
    NDArray images = inputs.singletonOrThrow();
    float[] logits =
        switch (images.getDataType()) {
          case UINT8 -> ofPixels(images);
          case FLOAT32 -> ofNumbers(images);
          default ->
              throw new InvalidInputException(
                  "images: expected type UINT8 or FLOAT32, got " + images.getDataType());
        };
    return new NDList(
        images.getManager().create(logits, new Shape(logits.length / classes, classes)));
  }

  private float[] ofPixels(NDArray images) {
    int count = count(images, new Shape(-1, image.height(), image.width(), image.channels()));
    byte[] pixels = pixels(images, count * image.size());
    return each(count, i -> classifier.classify(HeapArrays.part(pixels, i, image.size())).logits());
  }

  /** Read from where they begin: DJL's toByteArray moves on in the array's own buffer, so it may be at its end. */
  private static byte[] pixels(NDArray images, int size) {
    ByteBuffer buffer = images.toByteBuffer();
    byte[] pixels = new byte[size];
    buffer.get(Math.min(buffer.position(), buffer.limit() - size), pixels);
    return pixels;
  }

  private float[] ofNumbers(NDArray images) {
    int count = count(images, new Shape(-1, image.channels(), image.height(), image.width()));
    float[] numbers = images.toFloatArray();
    return each(
        count,
        i -> classifier.classifyPrepared(HeapArrays.channelsLast(numbers, i, image)).logits());
  }

  private static int count(NDArray images, Shape expected) {
    Shape got = images.getShape();
    if (got.dimension() != 4 || !got.slice(1).equals(expected.slice(1))) {
      throw new InvalidInputException(
          "images: expected %s of type %s, got %s".formatted(expected, images.getDataType(), got));
    }
    return (int) got.get(0);
  }

  private interface Logits {
    float[] of(int image);
  }

  private float[] each(int count, Logits one) {
    float[] all = new float[count * classes];
    IntStream indices = IntStream.range(0, count);
    (count == 1 ? indices : indices.parallel())
        .forEach(i -> System.arraycopy(one.of(i), 0, all, i * classes, classes));
    return all;
  }

  @Override
  public ParameterList getDirectParameters() {
    return new ParameterList();
  }

  @Override
  public boolean isInitialized() {
    return true;
  }

  @Override
  public PairList<String, Shape> describeInput() {
    return new PairList<>(
        List.of("images"), List.of(new Shape(-1, image.channels(), image.height(), image.width())));
  }

  @Override
  public PairList<String, Shape> describeOutput() {
    return new PairList<>(List.of("logits"), List.of(new Shape(-1, classes)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), classes)};
  }
}
