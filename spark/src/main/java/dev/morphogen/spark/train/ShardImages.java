package dev.morphogen.spark.train;

import dev.morphogen.network.Shape;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.Checksum;
import dev.morphogen.training.data.ChannelSums;
import dev.morphogen.training.data.MemorySplit;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import scala.Tuple2;

/** A worker's images as they come: 4 bytes of label, then the pixels. */
final class ShardImages {

  private ShardImages() {}

  static byte[] row(int label, byte[] pixels) {
    return ByteBuffer.allocate(Integer.BYTES + pixels.length).putInt(label).put(pixels).array();
  }

  static ShardSummary summary(int rank, Iterator<Tuple2<Long, byte[]>> rows, Shape shape) {
    MessageDigest digest = Checksum.sha256();
    ChannelSums sums = new ChannelSums(shape);
    byte[] pixels = new byte[shape.size()];
    int classes = 0;
    while (rows.hasNext()) {
      byte[] row = rows.next()._2();
      digest.update(row);
      System.arraycopy(row, Integer.BYTES, pixels, 0, pixels.length);
      sums.add(pixels);
      classes = Math.max(classes, ByteBuffer.wrap(row).getInt() + 1);
    }
    return new ShardSummary(
        rank,
        Math.toIntExact(sums.images()),
        classes,
        HexFormat.of().formatHex(digest.digest()),
        sums.sums(),
        sums.squares());
  }

  /**
   * The images in memory.
   *
   * @throws WorkFailedException if they are not those of {@code digest}
   */
  static MemorySplit load(
      int rank, Iterator<Tuple2<Long, byte[]>> rows, Shape shape, String digest) {
    MessageDigest now = Checksum.sha256();
    List<byte[]> all = new ArrayList<>();
    while (rows.hasNext()) {
      byte[] row = rows.next()._2();
      now.update(row);
      all.add(row);
    }
    if (!HexFormat.of().formatHex(now.digest()).equals(digest)) {
      throw new WorkFailedException(
          "training images: worker %d's are not those the training began with: write the data frame to files first, so that it stays the same"
              .formatted(rank));
    }
    return split(all, shape);
  }

  private static MemorySplit split(List<byte[]> rows, Shape shape) {
    byte[] pixels = MemorySplit.allocate("training images of a worker", rows.size(), shape);
    int[] labels = new int[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = ByteBuffer.wrap(rows.get(i)).getInt();
      System.arraycopy(rows.get(i), Integer.BYTES, pixels, i * shape.size(), shape.size());
    }
    return new MemorySplit(pixels, labels, shape.size());
  }
}
