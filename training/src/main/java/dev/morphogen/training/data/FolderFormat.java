package dev.morphogen.training.data;

import dev.morphogen.network.Shape;
import dev.morphogen.network.file.Reason;
import dev.morphogen.training.data.cache.CacheDirectory;
import dev.morphogen.training.data.cache.CacheFile;
import dev.morphogen.training.data.cache.CachedImages;
import dev.morphogen.training.data.image.EncodedPicture;
import dev.morphogen.training.data.image.PictureHeader;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures in class folders, decoded once and then read from a cache file. */
final class FolderFormat implements DatasetFormat {

  private static final System.Logger LOG = System.getLogger(FolderFormat.class.getName());

  /** Stands for {@code folder:DIR}. */
  public FolderFormat() {}

  @Override
  public String prefix() {
    return "folder";
  }

  @Override
  public String description() {
    return "your pictures: DIR/CLASS/*.jpg|png (divided 80:20), or DIR/train/CLASS and"
        + " DIR/test/CLASS";
  }

  @Override
  public ImageDataset open(Path place, DatasetOptions options) {
    String name = prefix() + ":" + place;
    FolderListing listing = FolderListing.of(name, place, options.seed());
    CacheKey key = CacheKey.of(place, listing, options);
    Path cache = cacheFile(name, place, key, options);
    CachedImages decoded =
        cache == null
            ? null
            : CacheFile.read(cache, key.content(), listing.train().size(), listing.test().size());
    if (decoded == null) {
      decoded = new FolderDecoding(name, options).decode(listing);
      keep(name, cache, key, decoded);
    }
    remark(name, listing, decoded.shape(), options);
    return new MemoryDataset(
        name,
        decoded.shape(),
        listing.classes(),
        split(decoded.train(), listing.train(), decoded),
        split(decoded.test(), listing.test(), decoded));
  }

  /** The first picture tells, without reading all again where they are kept decoded. */
  private static void remark(
      String name, FolderListing listing, Shape shape, DatasetOptions options) {
    if (options.size() != null) {
      return;
    }
    PictureHeader first = EncodedPicture.read(listing.train().getFirst().path()).header();
    if (first.height() != shape.height() || first.width() != shape.width()) {
      options
          .progress()
          .remark(
              "%s: the pictures' sizes differ: brought to %dx%d, as no other size was asked for"
                  .formatted(name, shape.height(), shape.width()));
    }
  }

  private static @Nullable Path cacheFile(
      String name, Path place, CacheKey key, DatasetOptions options) {
    try {
      return CacheDirectory.find(options.cacheDirectory(), place).resolve(key.fileName());
    } catch (IOException e) {
      warn(name, e);
      return null;
    }
  }

  private static void keep(String name, @Nullable Path cache, CacheKey key, CachedImages decoded) {
    if (cache == null) {
      return;
    }
    try {
      CacheFile.write(cache, key.content(), decoded);
      LOG.log(Level.INFO, "%s: kept decoded in %s".formatted(name, cache));
    } catch (IOException e) {
      warn(name, e);
    }
  }

  private static void warn(String name, IOException e) {
    LOG.log(
        Level.WARNING,
        "%s: the decoded pictures cannot be kept (%s), they are decoded again next time"
            .formatted(name, Reason.of(e)));
  }

  private static ImageSplit split(byte[] pixels, List<ImageFile> files, CachedImages decoded) {
    int[] labels = files.stream().mapToInt(ImageFile::label).toArray();
    return new MemorySplit(pixels, labels, decoded.shape().size());
  }
}
