package dev.morphogen.network.model;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.diffusion.GreensFunction;
import dev.morphogen.network.file.ExportFile;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import dev.morphogen.network.weights.Weights;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Green's functions as a safetensors file: {@code blocks.0.steps.1.greens_function [c, h, w]}, so that number i of a
 * tensor is an image to be shown.
 */
public final class GreensFunctionFile {

  /** Beside the format in the header's {@code __metadata__}: no file of a network's own tensors has it. */
  private static final Map<String, String> CONTENT = Map.of("content", "greens_functions");

  /** Behind the 8 bytes of the header's length. */
  private static final String BEGINNING =
      "{\"__metadata__\":{\"format\":\"pt\",\"content\":\"greens_functions\"}";

  private GreensFunctionFile() {}

  /**
   * Writes the file, beside and then renamed, in place of an earlier one of its kind.
   *
   * @throws InvalidInputException if a file of another kind is there, or its folder cannot be made
   * @throws WorkFailedException if it cannot be written; an earlier one is then as it was
   */
  public static void write(List<GreensFunction> functions, Path file) {
    WeightLayout.Builder layout = WeightLayout.builder();
    List<Slice> slices = functions.stream().map(greens -> slice(layout, greens)).toList();
    Weights tensors = Weights.zeros(layout.build());
    for (int i = 0; i < slices.size(); i++) {
      fill(functions.get(i), tensors.trained(), slices.get(i).offset());
    }
    at(file).write(out -> SafetensorsWriter.write(tensors, CONTENT, out));
  }

  /**
   * Before the functions are computed: whether {@link #write} may be called.
   *
   * @throws InvalidInputException if a file of another kind is there
   */
  public static void requireReplaceable(Path file) {
    at(file).requireReplaceable();
  }

  private static ExportFile at(Path file) {
    return new ExportFile(
        file, "file of Green's functions", Long.BYTES, BEGINNING.getBytes(StandardCharsets.UTF_8));
  }

  private static Slice slice(WeightLayout.Builder layout, GreensFunction greens) {
    Shape shape = greens.shape();
    return layout
        .at(greens.step())
        .slice(
            "greens_function", Role.CONVOLUTION, shape.channels(), shape.height(), shape.width());
  }

  private static void fill(GreensFunction greens, float[] to, int offset) {
    Shape shape = greens.shape();
    for (int c = 0; c < shape.channels(); c++) {
      for (int pixel = 0; pixel < shape.pixels(); pixel++) {
        to[offset + c * shape.pixels() + pixel] =
            (float) greens.at(pixel / shape.width(), pixel % shape.width(), c);
      }
    }
  }
}
