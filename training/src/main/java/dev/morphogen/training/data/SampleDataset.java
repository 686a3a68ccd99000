package dev.morphogen.training.data;

import dev.morphogen.training.data.DatasetOptions.Size;
import dev.morphogen.training.data.format.ClassNames;
import dev.morphogen.training.data.format.IdxFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A balanced part of Fashion-MNIST inside the jar, see {@code sample/ORIGIN.txt} beside it. */
final class SampleDataset {

  /** What it is, in a few words. */
  public static final String DESCRIPTION =
      "6,000 images of Fashion-MNIST, 32x32x1, 10 classes, built in";

  private static final Size PADDED = new Size(32, 32);

  private SampleDataset() {}

  /** The sample, with black borders up to 32x32 unless another size is wanted. */
  public static ImageDataset open(DatasetOptions options) {
    IdxSplit train = split("train");
    IdxSplit test = split("t10k");
    return Resizing.padded(
        new MemoryDataset(
            "sample", train.shape(), ClassNames.FASHION_MNIST, train.images(), test.images()),
        Objects.requireNonNullElse(options.size(), PADDED));
  }

  private static IdxSplit split(String part) {
    String images = part + "-images-idx3-ubyte.gz";
    String labels = part + "-labels-idx1-ubyte.gz";
    return IdxSplit.of(images, resource(images, 3), labels, resource(labels, 1));
  }

  private static IdxFile resource(String file, int sides) {
    String path = "/dev/morphogen/training/data/sample/" + file;
    try (InputStream in =
        Objects.requireNonNull(SampleDataset.class.getResourceAsStream(path), path)) {
      byte[] packed = in.readAllBytes();
      return IdxFile.readPacked(
          file, new ByteArrayInputStream(packed), packed.length, sides, sides);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar's own " + path + " is damaged", e);
    }
  }
}
