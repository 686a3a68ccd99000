package dev.morphogen.djl.engine;

import ai.djl.modality.Classifications;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.ndarray.BytesSupplier;
import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import dev.morphogen.network.InvalidInputException;

/** For DJL Serving: the bytes of a picture file in, JSON with the most probable classes out. */
public final class PictureServingTranslator implements Translator<Input, Output> {

  private final PictureTranslator pictures;

  PictureServingTranslator(PictureTranslator pictures) {
    this.pictures = pictures;
  }

  @Override
  public NDList processInput(TranslatorContext ctx, Input input) throws TranslateException {
    BytesSupplier data = input.getContent().isEmpty() ? null : input.getData();
    if (data == null) {
      throw new TranslateException("request: expected the bytes of a picture, got none");
    }
    try {
      return pictures.processInput(ctx, "request", data.getAsBytes());
    } catch (InvalidInputException e) {
      throw new TranslateException(e.getMessage(), e);
    }
  }

  @Override
  public Output processOutput(TranslatorContext ctx, NDList list) {
    Classifications classifications = pictures.processOutput(ctx, list);
    Output output = new Output();
    output.add(classifications);
    output.addProperty("Content-Type", "application/json");
    return output;
  }

  @Override
  public Batchifier getBatchifier() {
    return pictures.getBatchifier();
  }
}
