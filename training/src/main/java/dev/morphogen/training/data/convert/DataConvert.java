package dev.morphogen.training.data.convert;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.ProgressListener;
import java.nio.file.Path;

/** Writes a data set in another format; opened again, it has the same pixels. */
public final class DataConvert {

  private DataConvert() {}

  /** Writes without telling how far it is. */
  public static void convert(ImageDataset data, String target) {
    convert(data, target, ProgressListener.none());
  }

  /**
   * Writes to {@code folder:DIR} (PNG files in class folders of {@code train/} and {@code test/})
   * or to {@code idx:DIR} (MNIST's files, with four sides where there is more than one channel).
   *
   * @throws InvalidInputException if the target is of another kind, or a folder that is not empty
   * @throws WorkFailedException if it cannot be written; the target then stays as it was
   */
  public static void convert(ImageDataset data, String target, ProgressListener listener) {
    int colon = target.indexOf(':');
    String kind = colon < 0 ? "" : target.substring(0, colon);
    String folder = target.substring(colon + 1);
    if (folder.isEmpty() || !(kind.equals("folder") || kind.equals("idx"))) {
      throw new InvalidInputException(
          "data convert: expected folder:DIR or idx:DIR to write to, got '%s'".formatted(target));
    }
    Path path = Datasets.path(folder);
    if (kind.equals("folder")) {
      FolderWriter.check(data);
      NewFolder.write(path, beside -> new FolderWriter(data, beside, listener).write());
    } else {
      IdxWriter.check(data);
      NewFolder.write(path, beside -> new IdxWriter(data, beside, listener).write());
    }
  }
}
