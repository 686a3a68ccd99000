package dev.morphogen.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.file.ExportFile;
import dev.morphogen.onnx.graph.OnnxTensor;
import java.nio.file.Path;
import java.util.List;

/** An ONNX model, ready to be written or run. */
public final class OnnxModel {

  private final ModelProto proto;
  private final List<OnnxTensor> inputs;
  private final List<OnnxTensor> outputs;

  OnnxModel(ModelProto proto, List<OnnxTensor> inputs, List<OnnxTensor> outputs) {
    this.proto = proto;
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
  }

  /** What it is given. */
  public List<OnnxTensor> inputs() {
    return inputs;
  }

  /** What it answers. */
  public List<OnnxTensor> outputs() {
    return outputs;
  }

  /** The set of ONNX's operators that it is written in. */
  public long operators() {
    return proto.getOpsetImport(0).getVersion();
  }

  /** How large a file it makes. */
  public int size() {
    return proto.getSerializedSize();
  }

  /** The file's bytes. */
  public byte[] toBytes() {
    return proto.toByteArray();
  }

  /**
   * Writes the file, beside and then renamed, in place of an earlier one of its kind.
   *
   * @throws InvalidInputException if a file of another kind is there, or its folder cannot be made
   * @throws WorkFailedException if it cannot be written; an earlier one is then as it was
   */
  public void write(Path file) {
    at(file).write(proto::writeTo);
  }

  /** A file's place, where former exports are known by their producer, which comes first. */
  static ExportFile at(Path file) {
    byte[] beginning =
        ModelProto.newBuilder()
            .setIrVersion(OnnxExport.FORMAT)
            .setProducerName(OnnxExport.PRODUCER)
            .build()
            .toByteArray();
    return new ExportFile(file, "export", 0, beginning);
  }
}
