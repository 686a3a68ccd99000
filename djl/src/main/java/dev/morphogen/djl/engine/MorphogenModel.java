package dev.morphogen.djl.engine;

import ai.djl.BaseModel;
import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.translate.Translator;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.Classifier;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of our model folders as DJL's model: predictors of it may be used by any number of threads, each or one together. */
public final class MorphogenModel extends BaseModel {

  private @Nullable Classifier classifier;

  MorphogenModel(String name, NDManager manager) {
    super(name);
    this.manager = manager;
    dataType = DataType.FLOAT32;
  }

  /**
   * Loads {@code config.json} and {@code model.safetensors}; there are no options.
   *
   * @throws MalformedModelException with the sentence of {@link InvalidInputException} if they are no whole model
   */
  @Override
  public void load(Path folder, @Nullable String prefix, @Nullable Map<String, ?> options)
      throws MalformedModelException {
    if (block != null) {
      throw new MalformedModelException(
          "engine Morphogen: expected no block, as the folder describes the network; got "
              + block.getClass().getSimpleName());
    }
    setModelDir(folder);
    try {
      classifier = Classifier.load(modelDir);
    } catch (InvalidInputException e) {
      throw new MalformedModelException(e.getMessage(), e);
    }
    PredictingBlock network = new PredictingBlock(classifier);
    block = network;
    inputData = network.describeInput();
    wasLoaded = true;
  }

  /** What the folder was loaded into. */
  public Classifier classifier() {
    if (classifier == null) {
      throw new IllegalStateException("model " + modelName + ": expected load(folder) before use");
    }
    return classifier;
  }

  /** The model behind a translator's context or factory. */
  static MorphogenModel of(ai.djl.Model model) {
    if (model instanceof MorphogenModel ours) {
      return ours;
    }
    throw new InvalidInputException(
        "picture translator: expected a model of the engine Morphogen, got "
            + model.getClass().getSimpleName());
  }

  /**
   * A predictor; where DJL gave its own stand-in because nobody asked for a translator, ours takes its
   * place.
   */
  @Override
  public <I, O> Predictor<I, O> newPredictor(Translator<I, O> translator, Device device) {
    classifier();
    return super.newPredictor(GivenTranslator.orOurs(translator, this), device);
  }

  /** Copies the model's folder to another. */
  @Override
  public void save(Path folder, @Nullable String newName) {
    classifier().model().save(folder);
  }
}
