package dev.morphogen.spark.store;

import dev.morphogen.network.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsWriter$;
import org.apache.spark.ml.util.MLWriter;

/** Saves a model: the folder that the command line knows, and in it the stage's parameters ({@code metadata/}). */
public final class ModelWriter extends MLWriter {

  private final Params stage;
  private final Model model;

  /** Of this stage, which holds that model. */
  public ModelWriter(Params stage, Model model) {
    this.stage = stage;
    this.model = model;
  }

  @Override
  public void saveImpl(String path) {
    DefaultParamsWriter$.MODULE$.saveMetadata(stage, path, sparkSession());
    try (LocalFolder local = new LocalFolder()) {
      model.save(local.path());
      FileSystem files = ModelReader.fileSystem(sparkSession(), path);
      for (String name : ModelReader.FILES) {
        Path file = local.path().resolve(name);
        files.copyFromLocalFile(ModelReader.local(file), new org.apache.hadoop.fs.Path(path, name));
      }
      deleteChecksums(files, path, path + "/metadata");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hadoop leaves a {@code .NAME.crc} beside each file of a local folder, which nobody else expects there. */
  private static void deleteChecksums(FileSystem files, String... folders) throws IOException {
    if (!(files instanceof ChecksumFileSystem checked)) {
      return;
    }
    FileSystem raw = checked.getRawFileSystem();
    for (String folder : folders) {
      for (FileStatus file : raw.listStatus(new org.apache.hadoop.fs.Path(folder))) {
        if (ChecksumFileSystem.isChecksumFile(file.getPath())) {
          raw.delete(file.getPath(), false);
        }
      }
    }
  }
}
