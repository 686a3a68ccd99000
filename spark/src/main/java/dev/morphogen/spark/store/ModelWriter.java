package dev.morphogen.spark.store;

import dev.morphogen.network.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
