package dev.morphogen.spark.train;

import dev.morphogen.training.data.MemorySplit;
import java.lang.ref.SoftReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** An executor's images, kept from epoch to epoch while there is memory; whoever needs them anew gets them from Spark. */
final class ShardStore {

  private static final ConcurrentHashMap<String, SoftReference<MemorySplit>> KEPT =
      new ConcurrentHashMap<>();

  private ShardStore() {}

  static MemorySplit get(String training, int rank, Supplier<MemorySplit> load) {
    KEPT.values().removeIf(kept -> kept.get() == null);
    String key = training + " " + rank;
    SoftReference<MemorySplit> kept = KEPT.get(key);
    MemorySplit images = kept == null ? null : kept.get();
    if (images == null) {
      images = load.get();
      KEPT.put(key, new SoftReference<>(images));
    }
    return images;
  }
}
