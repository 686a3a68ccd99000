package dev.morphogen.network.model;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.ExportFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A model as one safetensors file: the tensors of {@code model.safetensors}, and in the header's {@code __metadata__} what
 * {@code config.json} says, field by field. Python needs no other file.
 */
public final class ModelFile {

  /** Behind the 8 bytes of the header's length; a model's own tensors have no architecture there. */
  private static final String BEGINNING = "{\"__metadata__\":{\"format\":\"pt\",\"architecture\":";

  private ModelFile() {}

  /**
   * Writes the file, beside and then renamed, in place of an earlier one of its kind.
   *
   * @throws InvalidInputException if a file of another kind is there, the weights are not all finite, or its folder cannot be made
   * @throws WorkFailedException if it cannot be written; an earlier one is then as it was
   */
  public static void write(Model model, Path file) {
    new ExportFile(file, "export", Long.BYTES, BEGINNING.getBytes(StandardCharsets.UTF_8))
        .write(out -> SafetensorsWriter.write(model.weights(), model.config().texts(), out));
  }
}
