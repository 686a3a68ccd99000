package dev.morphogen.training.data;

import dev.morphogen.network.Shape;
import dev.morphogen.training.data.DatasetOptions.Size;
import dev.morphogen.training.data.cache.CachedImages;
import dev.morphogen.training.data.image.EncodedPicture;
import dev.morphogen.training.data.image.PictureHeader;
import dev.morphogen.training.data.parallel.ParallelWork;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;

/** Decodes a folder's pictures, on all processors: first every header for the shape, then all. */
final class FolderDecoding {

  private static final System.Logger LOG = System.getLogger(FolderDecoding.class.getName());
  private static final Size DEFAULT = new Size(32, 32);

  private final String where;
  private final DatasetOptions options;

  FolderDecoding(String where, DatasetOptions options) {
    this.where = where;
    this.options = options;
  }

  CachedImages decode(FolderListing listing) {
    Shape shape = shape(listing.all());
    byte[] train = MemorySplit.allocate(where, listing.train().size(), shape);
    byte[] test = MemorySplit.allocate(where, listing.test().size(), shape);
    List<ImageFile> all = listing.all();
    int trainImages = listing.train().size();
    ParallelWork.forEach(
        all.size(),
        "decoding pictures",
        options.progress()::progress,
        i -> {
          byte[] pixels = EncodedPicture.read(all.get(i).path()).decode(shape);
          boolean isTrain = i < trainImages;
          int at = (isTrain ? i : i - trainImages) * shape.size();
          System.arraycopy(pixels, 0, isTrain ? train : test, at, shape.size());
        });
    return new CachedImages(shape, train, test);
  }

  private Shape shape(List<ImageFile> files) {
    PictureHeader[] headers = new PictureHeader[files.size()];
    ParallelWork.forEach(
        files.size(),
        "reading pictures' sizes",
        options.progress()::progress,
        i -> headers[i] = EncodedPicture.read(files.get(i).path()).header());
    int channels = Arrays.stream(headers).allMatch(PictureHeader::grey) ? 1 : 3;
    PictureHeader first = headers[0];
    boolean alike =
        Arrays.stream(headers)
            .allMatch(h -> h.height() == first.height() && h.width() == first.width());
    Size wanted = options.size();
    Shape shape;
    String reason;
    if (wanted != null) {
      shape = new Shape(wanted.height(), wanted.width(), channels);
      reason = "as asked";
    } else if (alike) {
      shape = new Shape(first.height(), first.width(), channels);
      reason = "the size of all pictures";
    } else {
      shape = new Shape(DEFAULT.height(), DEFAULT.width(), channels);
      reason = "the pictures' sizes differ";
    }
    LOG.log(Level.INFO, "%s: %d images of %s (%s)".formatted(where, files.size(), shape, reason));
    return shape;
  }
}
