package dev.morphogen.training.data.convert;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.PictureFolder;
import dev.morphogen.training.data.ProgressListener;
import java.nio.file.Path;

/** Writes a data set in another format; opened again, it has the same pixels, but after JPEG. */
public final class DataConvert {

  private DataConvert() {}

  /** Writes pixels exactly, without telling how far it is. */
  public static void convert(ImageDataset data, String target) {
    convert(data, target, PictureFormat.png(), ProgressListener.none());
  }

  /**
   * Writes to {@code folder:DIR} (pictures of this format in class folders of {@code train/} and {@code test/})
   * or to {@code idx:DIR} (MNIST's files, with four sides where there is more than one channel).
   *
   * @throws InvalidInputException if the target is of another kind, a folder that is not empty, or one within
   *     the folder that the data were read from, if JPEG is wanted of MNIST's files, or class folders of a class without
   *     training images
   * @throws WorkFailedException if it cannot be written; the target then stays as it was
   */
  public static void convert(
      ImageDataset data, String target, PictureFormat format, ProgressListener listener) {
    int colon = target.indexOf(':');
    String kind = colon < 0 ? "" : target.substring(0, colon);
    String folder = target.substring(colon + 1);
    if (folder.isEmpty() || !(kind.equals("folder") || kind.equals("idx"))) {
      throw new InvalidInputException(
          "data convert: expected folder:DIR or idx:DIR to write to, got '%s'".formatted(target));
    }
    Path path = Datasets.path(folder);
    requireOutside(data.name(), path);
    if (kind.equals("folder")) {
      FolderWriter.check(data);
      NewFolder.write(path, beside -> new FolderWriter(data, beside, format, listener).write());
    } else {
      if (!format.isExact()) {
        throw new InvalidInputException(
            "data convert: expected folder:DIR to write JPEG to, got '%s'".formatted(target));
      }
      IdxWriter.check(data);
      NewFolder.write(path, beside -> new IdxWriter(data, beside, listener).write());
    }
  }

  private static void requireOutside(String source, Path target) {
    if (PictureFolder.of(source).filter(read -> read.holds(target)).isPresent()) {
      throw new InvalidInputException(
          "%s: expected a folder outside the data set that is read, %s: choose another"
              .formatted(target, source));
    }
  }
}
