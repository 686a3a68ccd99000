package dev.morphogen.djl.engine;

import ai.djl.Model;
import ai.djl.modality.Classifications;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.translator.BaseImageTranslatorFactory;
import ai.djl.ndarray.NDList;
import ai.djl.translate.PreProcessor;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import ai.djl.util.Pair;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Translators from pictures of all kinds to {@code Classifications}: {@code Image}, {@code Path}, {@code InputStream}, URLs, and
 * {@code Input} to {@code Output} for DJL Serving ({@code translatorFactory=} in {@code serving.properties}).
 */
public final class PictureTranslatorFactory extends BaseImageTranslatorFactory<Classifications> {

  @Override
  protected Translator<Image, Classifications> buildBaseTranslator(
      Model model, Map<String, ?> arguments) {
    return PictureTranslator.of(MorphogenModel.of(model));
  }

  @Override
  public Class<Classifications> getBaseOutputType() {
    return Classifications.class;
  }

  /** Files are decoded as our commands do it: DJL's images forget how the camera was held. */
  @Override
  protected Map<Type, Function<PreProcessor<Image>, PreProcessor<?>>> getPreprocessorExpansions() {
    var expansions = new HashMap<>(super.getPreprocessorExpansions());
    expansions.put(Path.class, FilePreProcessor::new);
    expansions.put(InputStream.class, StreamPreProcessor::new);
    return expansions;
  }

  @Override
  protected Map<Pair<Type, Type>, TranslatorExpansion<Image, Classifications>> getExpansions() {
    return Map.of(
        new Pair<>(Input.class, Output.class),
        translator -> new PictureServingTranslator((PictureTranslator) translator));
  }

  private record FilePreProcessor(PreProcessor<Image> pictures) implements PreProcessor<Path> {

    @Override
    public NDList processInput(TranslatorContext ctx, Path file) throws IOException {
      return ((PictureTranslator) pictures)
          .processInput(ctx, file.toString(), Files.readAllBytes(file));
    }
  }

  private record StreamPreProcessor(PreProcessor<Image> pictures)
      implements PreProcessor<InputStream> {

    @Override
    public NDList processInput(TranslatorContext ctx, InputStream in) throws IOException {
      return ((PictureTranslator) pictures).processInput(ctx, "stream", in.readAllBytes());
    }
  }
}
