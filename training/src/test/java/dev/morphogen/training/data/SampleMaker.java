package dev.morphogen.training.data;

import dev.morphogen.training.data.format.IdxFile;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Makes the embedded sample: the first 500 training and 100 test images of each class, in file
 * order. {@code java -cp … SampleMaker /usr/share/datasets/fashion-mnist TARGET}
 */
public final class SampleMaker {

  private static final int CLASSES = 10;

  private SampleMaker() {}

  /** From the folder of Fashion-MNIST's four files to the folder of the sample's. */
  public static void main(String[] args) throws IOException {
    Path source = Path.of(args[0]);
    Path target = Path.of(args[1]);
    make(source, target, "train", 500);
    make(source, target, "t10k", 100);
  }

  private static void make(Path source, Path target, String part, int each) throws IOException {
    String imagesName = part + "-images-idx3-ubyte.gz";
    String labelsName = part + "-labels-idx1-ubyte.gz";
    IdxSplit split =
        IdxSplit.of(
            imagesName,
            IdxFile.read(source.resolve(imagesName), 3, 3),
            labelsName,
            IdxFile.read(source.resolve(labelsName), 1, 1));
    List<Integer> chosen = firstOfEach(split.images(), each);
    byte[] image = new byte[split.shape().size()];
    try (DataOutputStream images = packed(target.resolve(imagesName));
        DataOutputStream labels = packed(target.resolve(labelsName))) {
      images.writeInt(0x803);
      images.writeInt(chosen.size());
      images.writeInt(split.shape().height());
      images.writeInt(split.shape().width());
      labels.writeInt(0x801);
      labels.writeInt(chosen.size());
      for (int n : chosen) {
        split.images().read(n, image, 0);
        images.write(image);
        labels.writeByte(split.images().label(n));
      }
    }
  }

  private static List<Integer> firstOfEach(ImageSplit split, int each) {
    int[] seen = new int[CLASSES];
    List<Integer> chosen = new ArrayList<>();
    for (int n = 0; n < split.size(); n++) {
      if (seen[split.label(n)]++ < each) {
        chosen.add(n);
      }
    }
    return chosen;
  }

  /** Java's gzip header carries no time and no name: the same images give the same file. */
  private static DataOutputStream packed(Path file) throws IOException {
    OutputStream gzip =
        new GZIPOutputStream(Files.newOutputStream(file)) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        };
    return new DataOutputStream(new BufferedOutputStream(gzip, 1 << 16));
  }
}
