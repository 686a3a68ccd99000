package dev.morphogen.training.data.fetch;

import dev.morphogen.training.data.format.ClassNames;
import java.net.URI;
import java.util.List;

/**
 * A data set that can be fetched.
 *
 * @param format what opens the folder afterwards: {@code format:DIR}
 * @param classes class names to write beside as {@code classes.txt}; empty if the format knows them
 */
public record FetchSource(
    String name, String format, List<RemoteFile> files, List<String> classes) {

  private static final long ARCHIVE_BYTES = 300L << 20;
  private static final long STL10_BYTES = 4L << 30;
  private static final long FASHION_BYTES = 64L << 20;
  private static final String FASHION =
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";

  /** The official addresses and checksums. */
  static List<FetchSource> official() {
    return List.of(
        archive(
            "cifar10",
            "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
            "c32a1d4ab5d03f1284b67883e8d87530",
            ARCHIVE_BYTES),
        archive(
            "cifar100",
            "https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz",
            "03b5dce01913d631647c71ecec9e9cb8",
            ARCHIVE_BYTES),
        archive(
            "stl10",
            "http://ai.stanford.edu/~acoates/stl10/stl10_binary.tar.gz",
            "91f7769df0f17e558f3565bffb0c7dfb",
            STL10_BYTES),
        new FetchSource(
            "fashion-mnist",
            "idx",
            List.of(
                fashion("train-images-idx3-ubyte.gz", "f4a8712d7a061bf5bd6d2ca38dc4d50a"),
                fashion("train-labels-idx1-ubyte.gz", "9018921c3c673c538a1fc5bad174d6f9"),
                fashion("t10k-images-idx3-ubyte.gz", "8181f5470baa50b63fa0f6fddb340f0a"),
                fashion("t10k-labels-idx1-ubyte.gz", "15d484375f8d13e6eb1aabb0c3f46965")),
            ClassNames.FASHION_MNIST));
  }

  private static FetchSource archive(String name, String address, String md5, long mostBytes) {
    RemoteFile file = new RemoteFile(URI.create(address), md5, false, mostBytes);
    return new FetchSource(name, name, List.of(file), List.of());
  }

  private static RemoteFile fashion(String file, String md5) {
    return new RemoteFile(URI.create(FASHION + file), md5, true, FASHION_BYTES);
  }
}
