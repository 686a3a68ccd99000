package dev.morphogen.spark;

import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** What a training can be told. Values are checked by the training itself, which has one sentence for each that is wrong. */
public interface TrainingParams extends Params {

  /** The classes: 0, 1, 2 … of any numeric type. */
  default Param<String> labelCol() {
    return new Param<>(this, "labelCol", "column of labels 0, 1, 2, ...");
  }

  /** Kind of step. */
  default Param<String> step() {
    return new Param<>(
        this,
        "step",
        "kind of step: resnet, mobilenet, linearmix, explicit, implicit, circulant or implicit-circulant");
  }

  /** Widths: A, B, C, or one's own such as 24,48. */
  default Param<String> width() {
    return new Param<>(
        this, "width", "the paper's A, B or C, or widths of one's own such as 24,48");
  }

  /** Recipe, by name. */
  default Param<String> recipe() {
    return new Param<>(this, "recipe", "how to train: fast or paper");
  }

  /** Changes of the recipe, such as {@code optimizer.momentum=0.8}. */
  default StringArrayParam recipeChanges() {
    return new StringArrayParam(this, "recipeChanges", "changes of the recipe: place=value");
  }

  /** Epochs; 0 for the recipe's. */
  default IntParam epochs() {
    return new IntParam(this, "epochs", "how often every image is seen; 0 for the recipe's number");
  }

  /** Images of a worker's batch; 0 for the recipe's divided by the workers. */
  default IntParam batchPerWorker() {
    return new IntParam(
        this, "batchPerWorker", "images of a worker's batch; 0 for the recipe's over all workers");
  }

  /** Tasks that train at once; 0 for as many as there is room for. */
  default IntParam workers() {
    return new IntParam(this, "workers", "tasks that train at once; 0 for all free slots");
  }

  /** Threads of a worker; 0 for spark.task.cpus. */
  default IntParam threads() {
    return new IntParam(this, "threads", "threads of a worker; 0 for spark.task.cpus");
  }

  /** Determines first weights, order and variations. */
  default LongParam seed() {
    return new LongParam(this, "seed", "the same seed gives the same model, to the bit");
  }

  /** HxW; empty for the first picture's. */
  default Param<String> imageSize() {
    return new Param<>(
        this, "imageSize", "HxW to bring pictures to; empty: all must be of the first one's size");
  }

  /** 1 (grey) or 3. */
  default IntParam channels() {
    return new IntParam(this, "channels", "1 for grey pictures, 3 for coloured ones");
  }

  /** A folder of the driver's; empty for no checkpoints. */
  default Param<String> checkpoints() {
    return new Param<>(
        this,
        "checkpoints",
        "folder of the driver's for a checkpoint after every epoch, and to go on from; empty for none");
  }

  /** How long a worker waits for others, in seconds. */
  default IntParam timeout() {
    return new IntParam(this, "timeout", "seconds that a worker waits for the others in a step");
  }

  /** As {@code ./morphogen train} without options. */
  default void setTrainingDefaults() {
    setDefault(labelCol(), "label");
    setDefault(step(), "linearmix");
    setDefault(width(), "A");
    setDefault(recipe(), "fast");
    setDefault(recipeChanges(), new String[0]);
    setDefault(epochs(), 0);
    setDefault(batchPerWorker(), 0);
    setDefault(workers(), 0);
    setDefault(threads(), 0);
    setDefault(seed(), 1L);
    setDefault(imageSize(), "");
    setDefault(channels(), 3);
    setDefault(checkpoints(), "");
    setDefault(timeout(), 120);
  }
}
