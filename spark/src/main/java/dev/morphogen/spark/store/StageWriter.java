package dev.morphogen.spark.store;

import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsWriter$;
import org.apache.spark.ml.util.MLWriter;

/** Saves a stage's parameters, as Spark's own stages do. */
public final class StageWriter extends MLWriter {

  private final Params stage;

  /** Of this stage. */
  public StageWriter(Params stage) {
    this.stage = stage;
  }

  @Override
  public void saveImpl(String path) {
    DefaultParamsWriter$.MODULE$.saveMetadata(stage, path, sparkSession());
  }
}
