package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.data.DatasetOptions.Size;
import dev.morphogen.training.data.format.ClassNames;
import dev.morphogen.training.data.format.IdxFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * A balanced part of Fashion-MNIST, from a jar of its own: it is larger than the whole library.
 * {@code ORIGIN.txt} beside the files says where they come from.
 */
final class SampleDataset {

  /** What it is, in a few words. */
  public static final String DESCRIPTION =
      "6,000 images of Fashion-MNIST, 32x32x1, 10 classes, built in";

  private static final String FOLDER = "dev/morphogen/sample/";
  private static final Size PADDED = new Size(32, 32);

  private SampleDataset() {}

  /**
   * The sample, with black borders up to 32x32 unless another size is wanted.
   *
   * @throws InvalidInputException if the jar of the sample is not on the class path
   */
  public static ImageDataset open(DatasetOptions options) {
    return open(options, SampleDataset.class.getClassLoader());
  }

  static ImageDataset open(DatasetOptions options, ClassLoader jars) {
    IdxSplit train = split("train", jars);
    IdxSplit test = split("t10k", jars);
    return Resizing.padded(
        new MemoryDataset(
            "sample", train.shape(), ClassNames.FASHION_MNIST, train.images(), test.images()),
        Objects.requireNonNullElse(options.size(), PADDED));
  }

  private static IdxSplit split(String part, ClassLoader jars) {
    String images = part + "-images-idx3-ubyte.gz";
    String labels = part + "-labels-idx1-ubyte.gz";
    return IdxSplit.of(images, resource(images, 3, jars), labels, resource(labels, 1, jars));
  }

  private static IdxFile resource(String file, int sides, ClassLoader jars) {
    try (InputStream in = jars.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new InvalidInputException(
            "data sample: expected dev.morphogen:morphogen-sample on the class path, got none");
      }
      byte[] packed = in.readAllBytes();
      return IdxFile.readPacked(
          file, new ByteArrayInputStream(packed), packed.length, sides, sides);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's own " + FOLDER + file + " is damaged", e);
    }
  }
}
