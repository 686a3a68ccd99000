package dev.morphogen.spark.store;

import java.util.function.Function;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.ml.util.DefaultParamsReader.Metadata;
import org.apache.spark.ml.util.MLReader;

/** Loads what {@link StageWriter} saved. */
public final class StageReader<T extends Params> extends MLReader<T> {

  private final Class<T> type;
  private final Function<String, T> create;

  /** Of stages of this type, made from their names. */
  public StageReader(Class<T> type, Function<String, T> create) {
    this.type = type;
    this.create = create;
  }

  @Override
  public T load(String path) {
    Metadata metadata =
        DefaultParamsReader$.MODULE$.loadMetadata(path, sparkSession(), type.getName());
    T stage = create.apply(metadata.uid());
    metadata.getAndSetParams(stage, metadata.getAndSetParams$default$2());
    return stage;
  }
}
