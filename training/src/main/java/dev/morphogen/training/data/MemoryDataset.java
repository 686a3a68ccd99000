package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.file.Checksum;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A data set from its parts; the checksum is computed when first asked for. */
public final class MemoryDataset implements ImageDataset {

  private final String name;
  private final Shape imageShape;
  private final List<String> classes;
  private final ImageSplit train;
  private final ImageSplit test;
  private volatile @Nullable String checksum;

  /**
   * Nothing is copied but the list of classes.
   *
   * @throws InvalidInputException if a split's images are of another size or a label is none of the classes
   */
  public MemoryDataset(
      String name, Shape imageShape, List<String> classes, ImageSplit train, ImageSplit test) {
    this.name = name;
    this.imageShape = imageShape;
    this.classes = List.copyOf(classes);
    this.train = train;
    this.test = test;
    requireConsistent();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Shape imageShape() {
    return imageShape;
  }

  @Override
  public List<String> classes() {
    return classes;
  }

  @Override
  public ImageSplit train() {
    return train;
  }

  @Override
  public ImageSplit test() {
    return test;
  }

  @Override
  public String checksum() {
    String known = checksum;
    if (known == null) {
      known = computeChecksum();
      checksum = known;
    }
    return known;
  }

  private String computeChecksum() {
    MessageDigest digest = Checksum.sha256();
    digest.update((imageShape + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(String.join("\n", classes).getBytes(StandardCharsets.UTF_8));
    update(digest, train);
    update(digest, test);
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
  }

  private void update(MessageDigest digest, ImageSplit split) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(split.size()).flip());
    byte[] image = new byte[Integer.BYTES + imageShape.size()];
    for (int n = 0; n < split.size(); n++) {
      ByteBuffer.wrap(image).putInt(split.label(n));
      split.read(n, image, Integer.BYTES);
      digest.update(image);
    }
  }

  @Override
  public String toString() {
    return "%s: %d training and %d test images of %s, %d classes"
        .formatted(name, train.size(), test.size(), imageShape, classes.size());
  }
}
