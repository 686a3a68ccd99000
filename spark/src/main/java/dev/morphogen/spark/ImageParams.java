package dev.morphogen.spark;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** The columns that classifier and model share. A parameter is the same object wherever it is asked for: Spark compares by name. */
public interface ImageParams extends Params {

  /** The pictures: image structs, binary files, or arrays of floats of 0…1. */
  default Param<String> featuresCol() {
    return new Param<>(
        this,
        "featuresCol",
        "column of pictures: image structs, binary files, or arrays of h*w*c floats from 0 to 1, channels last");
  }

  /** Where the most probable class goes. */
  default Param<String> predictionCol() {
    return new Param<>(this, "predictionCol", "column for the most probable class; empty for none");
  }

  /** Where the probabilities go. */
  default Param<String> probabilityCol() {
    return new Param<>(this, "probabilityCol", "column for the probabilities; empty for none");
  }

  /** Where the logits go. */
  default Param<String> rawPredictionCol() {
    return new Param<>(this, "rawPredictionCol", "column for the logits; empty for none");
  }

  /** Spark ML's usual names, but the data source {@code image}'s for the pictures. */
  default void setColumnDefaults() {
    setDefault(featuresCol(), "image");
    setDefault(predictionCol(), "prediction");
    setDefault(probabilityCol(), "probability");
    setDefault(rawPredictionCol(), "rawPrediction");
  }
}
