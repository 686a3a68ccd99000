package dev.morphogen.spark.store;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.ml.util.DefaultParamsReader.Metadata;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.SparkSession;

/** Loads what {@link ModelWriter} saved, or a model's folder without a stage's parameters. */
public final class ModelReader<T extends Params> extends MLReader<T> {

  static final List<String> FILES = List.of(Model.CONFIG, Model.TENSORS);

  private final Class<T> type;
  private final BiFunction<String, Model, T> create;
  private final Function<Model, T> createUnnamed;

  /** Of stages of this type, made from their names and models, or from models alone. */
  public ModelReader(
      Class<T> type, BiFunction<String, Model, T> create, Function<Model, T> createUnnamed) {
    this.type = type;
    this.create = create;
    this.createUnnamed = createUnnamed;
  }

  @Override
  public T load(String path) {
    try {
      FileSystem files = fileSystem(sparkSession(), path);
      Model model = model(files, path);
      if (!files.exists(new Path(path, "metadata"))) {
        return createUnnamed.apply(model);
      }
      Metadata metadata =
          DefaultParamsReader$.MODULE$.loadMetadata(path, sparkSession(), type.getName());
      T stage = create.apply(metadata.uid(), model);
      metadata.getAndSetParams(stage, metadata.getAndSetParams$default$2());
      return stage;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Model model(FileSystem files, String path) throws IOException {
    try (LocalFolder local = new LocalFolder()) {
      for (String name : FILES) {
        Path file = new Path(path, name);
        if (!files.exists(file)) {
          throw new InvalidInputException(
              "model: expected a folder with %s, got %s, which has no %s"
                  .formatted(String.join(" and ", FILES), path, name));
        }
        files.copyToLocalFile(false, file, local(local.path().resolve(name)), true);
      }
      return Model.load(local.path());
    }
  }

  static FileSystem fileSystem(SparkSession session, String path) throws IOException {
    return new Path(path).getFileSystem(session.sparkContext().hadoopConfiguration());
  }

  static Path local(java.nio.file.Path file) {
    return new Path(file.toUri());
  }
}
