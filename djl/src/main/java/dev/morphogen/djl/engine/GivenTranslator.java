package dev.morphogen.djl.engine;

import ai.djl.modality.cv.translator.ImageClassificationTranslator;
import ai.djl.translate.NoopServingTranslatorFactory;
import ai.djl.translate.Translator;

/**
 * Which translator a predictor gets. DJL chooses one before it loads a model: for pictures its own, which prepares them by
 * arithmetic on NDArrays and by numbers that nobody gave it, for a server one that takes no pictures.
 * {@code config.json} says better how the pictures are prepared.
 */
final class GivenTranslator {

  private GivenTranslator() {}

  /** The translator that was asked for, or ours if DJL chose one. */
  @SuppressWarnings("unchecked") // the types are those for which DJL chose
  static <I, O> Translator<I, O> orOurs(Translator<I, O> given, MorphogenModel model) {
    if (given.getClass() == ImageClassificationTranslator.class) {
      return (Translator<I, O>) PictureTranslator.of(model);
    }
    if (given.getClass().getEnclosingClass() == NoopServingTranslatorFactory.class) {
      return (Translator<I, O>) new PictureServingTranslator(PictureTranslator.of(model));
    }
    return given;
  }
}
