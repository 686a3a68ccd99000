package dev.morphogen.spark.train;

import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.training.recipe.Recipe;
import java.io.Serializable;
import java.util.List;

/**
 * What a worker has to know to train.
 *
 * @param id of this training, to know its shards by
 * @param batch images of a worker's batch
 */
record TrainingJob(
    String id,
    String spec,
    RecipeChoice recipe,
    int batch,
    long seed,
    int workers,
    int threads,
    long images,
    List<Double> mean,
    List<Double> std,
    List<String> digests,
    int timeoutSeconds)
    implements Serializable {

  NetworkSpec network() {
    return SpecText.read(spec);
  }

  Recipe workerRecipe() {
    return recipe.recipe().withBatch(batch);
  }

  Preprocessing preprocessing() {
    return new Preprocessing(mean, std);
  }
}
