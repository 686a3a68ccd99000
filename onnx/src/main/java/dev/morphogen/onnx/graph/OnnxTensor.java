package dev.morphogen.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * An input or output of a model: {@code images [batch, 3, 32, 32] float}.
 *
 * @param sides behind the first, which is the number of images and free
 * @param description what its numbers are
 */
public record OnnxTensor(String name, DataType type, List<Integer> sides, String description) {

  /** The name of the free side. */
  private static final String BATCH = "batch";

  /** Keeps its own copy of the sides. */
  public OnnxTensor {
    sides = List.copyOf(sides);
  }

  /** Numbers and the free side's name. */
  public List<Object> shape() {
    return Stream.<Object>concat(Stream.of(BATCH), sides.stream()).toList();
  }

  /** The type's name in ONNX: float, uint8. */
  public String typeName() {
    return type.name().toLowerCase(Locale.ROOT);
  }

  ValueInfoProto proto() {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
    sides.forEach(side -> shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(side)));
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setDocString(description)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
