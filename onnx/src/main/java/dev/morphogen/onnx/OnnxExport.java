package dev.morphogen.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Version;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.model.Model;
import dev.morphogen.onnx.graph.OnnxGraph;
import dev.morphogen.onnx.graph.OnnxTensor;
import dev.morphogen.onnx.layer.NamedWeights;
import dev.morphogen.onnx.layer.Place;
import dev.morphogen.onnx.step.OnnxSteps;
import java.nio.file.Path;
import java.util.List;

/**
 * A model as ONNX, in standard operators, for any number of images at once:
 *
 * <pre>{@code
 * OnnxExport.of(Model.load(folder)).with(Preprocessing.INSIDE).write(Path.of("pets.onnx"));
 * }</pre>
 */
public final class OnnxExport {

  /** How batch normalization is written. */
  public enum Normalization {
    /** As part of the weights before it, like the time step: nothing is left to compute. */
    FOLDED,
    /** As nodes of its own: one node an operation, every weight to the bit under its name in {@code model.safetensors}. */
    SEPARATE
  }

  /** Where (pixel / 255 − mean) / std is computed. */
  public enum Preprocessing {
    /** By who calls; the input is {@code images [batch, channels, height, width]}, floats. */
    OUTSIDE,
    /** In the graph; the input is {@code pixels [batch, height, width, channels]}, unsigned bytes. */
    INSIDE
  }

  static final String PRODUCER = "Morphogen";

  /** ONNX's IR version, which goes with the set of operators. */
  static final long FORMAT = 9;

  private static final String DOMAIN = "dev.morphogen";

  private final Model model;
  private final Normalization normalization;
  private final Preprocessing preprocessing;
  private final OnnxSteps steps;

  private OnnxExport(
      Model model, Normalization normalization, Preprocessing preprocessing, OnnxSteps steps) {
    this.model = model;
    this.normalization = normalization;
    this.preprocessing = preprocessing;
    this.steps = steps;
  }

  /** Normalization folded, preprocessing outside. */
  public static OnnxExport of(Model model) {
    return new OnnxExport(model, Normalization.FOLDED, Preprocessing.OUTSIDE, OnnxSteps.standard());
  }

  /** The same with normalizations written that way. */
  public OnnxExport with(Normalization newNormalization) {
    return new OnnxExport(model, newNormalization, preprocessing, steps);
  }

  /** The same with the preprocessing there. */
  public OnnxExport with(Preprocessing newPreprocessing) {
    return new OnnxExport(model, normalization, newPreprocessing, steps);
  }

  /** The same for a model whose steps are not all Morphogen's. */
  public OnnxExport with(OnnxSteps newSteps) {
    return new OnnxExport(model, normalization, preprocessing, newSteps);
  }

  /**
   * Exports it to memory.
   *
   * @throws InvalidInputException naming a step that is not known or not the one known by its name, or if the weights are too many for a file
   */
  public OnnxModel toOnnx() {
    OnnxGraph graph = new OnnxGraph("network", description());
    Place place =
        new Place(
            graph,
            new NamedWeights(model.weights()),
            normalization == Normalization.FOLDED,
            "network",
            model.spec().input());
    InputNodes input = InputNodes.of(model, preprocessing);
    List<OnnxTensor> outputs = new NetworkNodes(model, steps, graph).add(place, input.add(graph));
    return new OnnxModel(proto(graph), List.of(input.tensor()), outputs);
  }

  /**
   * Exports it to a file, written beside and then renamed, in place of an earlier export.
   *
   * @throws InvalidInputException as {@link #toOnnx}, or if a file of another kind is there
   * @throws WorkFailedException if it cannot be written; an earlier one is then as it was
   */
  public OnnxModel write(Path file) {
    OnnxModel.at(file).requireReplaceable();
    OnnxModel exported = toOnnx();
    exported.write(file);
    return exported;
  }

  private String description() {
    return "An image classifier: images of %s, %d classes"
        .formatted(model.spec().input(), model.spec().classes().size());
  }

  private ModelProto proto(OnnxGraph graph) {
    ModelProto.Builder proto =
        ModelProto.newBuilder()
            .setIrVersion(FORMAT)
            .setProducerName(PRODUCER)
            .setProducerVersion(Version.of(OnnxExport.class))
            .setDomain(DOMAIN)
            .setModelVersion(1)
            .setDocString(description())
            .setGraph(graph.proto())
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OnnxGraph.OPERATORS));
    model
        .config()
        .texts()
        .forEach((key, value) ->
            proto.addMetadataProps(
                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return proto.build();
  }
}
