package dev.morphogen.djl.engine;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslatorContext;
import java.nio.ByteBuffer;

/** A translator as somebody outside may write it: letters to one image of pixels. */
final class LettersTranslator implements NoBatchifyTranslator<String, String> {

  @Override
  public NDList processInput(TranslatorContext ctx, String input) {
    byte[] pixels = new byte[SavedModel.SHAPE.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) input.charAt(i % input.length());
    }
    Shape shape = new Shape(1, 12, 10, 3);
    return new NDList(ctx.getNDManager().create(ByteBuffer.wrap(pixels), shape, DataType.UINT8));
  }

  @Override
  public String processOutput(TranslatorContext ctx, NDList list) {
    return list.singletonOrThrow().toFloatArray().length + " logits";
  }
}
