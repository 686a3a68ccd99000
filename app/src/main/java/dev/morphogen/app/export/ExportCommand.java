package dev.morphogen.app.export;

import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.ModelFile;
import dev.morphogen.onnx.OnnxExport;
import dev.morphogen.onnx.OnnxExport.Normalization;
import dev.morphogen.onnx.OnnxExport.Preprocessing;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes a model for other programs. */
@Command(
    name = "export",
    header = "Write a model for other programs: as ONNX, or as one safetensors file.",
    abbreviateSynopsis = true,
    description = {
      "",
      "An earlier export is replaced; any other file is left alone. docs/onnx.md shows how to use the file"
          + " in Python, in the browser and in Java."
    },
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    footer = {
      "",
      "Examples:",
      "  ./morphogen export --model pets-model --preprocessing inside",
      "  ./morphogen export --model pets-model --format safetensors"
    })
public final class ExportCommand implements Callable<Integer> {

  private final Screen screen;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The model's folder.")
  private Path model = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "F",
      description =
          "onnx: the network as a graph that ONNX Runtime and others run; safetensors: the weights and"
              + " the config in one file (default: onnx).")
  private ExportFormat format = ExportFormat.ONNX;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to write (default: model.onnx or model-and-config.safetensors in the model's folder).")
  private @Nullable Path out;

  @Option(
      names = "--normalization",
      paramLabel = "N",
      description =
          "ONNX: folded into the weights before it, or separate, every weight as it was"
              + " learnt (default: folded).")
  private @Nullable Normalization normalization;

  @Option(
      names = "--preprocessing",
      paramLabel = "P",
      description =
          "ONNX: inside, the graph takes pixels [batch,h,w,c] of 0 to 255, or outside, it takes"
              + " normalized images [batch,c,h,w] (default: outside).")
  private @Nullable Preprocessing preprocessing;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  /** With the place for its words. */
  public ExportCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Integer call() {
    if (format == ExportFormat.SAFETENSORS) {
      requireNot("--normalization", normalization);
      requireNot("--preprocessing", preprocessing);
    }
    Model loaded = Model.load(model);
    Path file = out == null ? model.resolve(format.fileName()) : out;
    ExportReport report =
        switch (format) {
          case ONNX -> ExportReport.of(loaded, file, export(loaded).write(file));
          case SAFETENSORS -> {
            ModelFile.write(loaded, file);
            yield ExportReport.of(loaded, file);
          }
        };
    if (json) {
      screen.json(report.json());
    } else {
      screen.print(report.lines());
    }
    return 0;
  }

  private OnnxExport export(Model loaded) {
    return OnnxExport.of(loaded)
        .with(normalization == null ? Normalization.FOLDED : normalization)
        .with(preprocessing == null ? Preprocessing.OUTSIDE : preprocessing);
  }

  private static void requireNot(String option, @Nullable Object value) {
    if (value != null) {
      throw new InvalidInputException(
          option + ": expected --format onnx beside it, got safetensors, which has no graph");
    }
  }
}
