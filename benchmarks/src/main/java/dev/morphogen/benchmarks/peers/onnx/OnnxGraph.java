package dev.morphogen.benchmarks.peers.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** An ONNX graph in the making: every method adds a node and returns its output's name. */
final class OnnxGraph {

  static final String INPUT = "images";
  static final String OUTPUT = "logits";

  private static final int OPERATORS = 17;
  private static final int FORMAT = 8;

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");
  private int names;

  /** For images of this shape, {@code [n, c, h, w]}. */
  OnnxGraph(long... shape) {
    graph.addInput(value(INPUT, shape));
  }

  /** A convolution with {@code [o, i / groups, m, m]} weights, padded by zeros to keep the size. */
  String convolution(String x, float[] weight, float[] bias, int size, int groups) {
    int outputs = bias.length;
    int inputs = weight.length / (outputs * size * size);
    NodeProto.Builder node =
        node("Conv", x, tensor(weight, outputs, inputs, size, size), tensor(bias, outputs))
            .addAttribute(integers("kernel_shape", size, size))
            .addAttribute(integers("pads", size / 2, size / 2, size / 2, size / 2))
            .addAttribute(integer("group", groups));
    return add(node);
  }

  String relu(String x) {
    return add(node("Relu", x));
  }

  String sum(String x, String y) {
    return add(node("Add", x, y));
  }

  /** scale·x + shift, a channel each. */
  String affine(String x, float[] scale, float[] shift) {
    String scaled = add(node("Mul", x, tensor(scale, scale.length, 1, 1)));
    return add(node("Add", scaled, tensor(shift, shift.length, 1, 1)));
  }

  String join(String x, String y) {
    return add(node("Concat", x, y).addAttribute(integer("axis", 1)));
  }

  String halve(String x) {
    return add(
        node("AveragePool", x)
            .addAttribute(integers("kernel_shape", 2, 2))
            .addAttribute(integers("strides", 2, 2)));
  }

  String averageOfAll(String x) {
    return add(node("GlobalAveragePool", x));
  }

  /** W x + bias with {@code [outputs, inputs]} weights. */
  String linear(String x, float[] weight, float[] bias) {
    String flat = add(node("Flatten", x));
    int inputs = weight.length / bias.length;
    return add(
        node("Gemm", flat, tensor(weight, bias.length, inputs), tensor(bias, bias.length))
            .addAttribute(integer("transB", 1)));
  }

  /** The model whose output {@code [n, classes]} is this value. */
  byte[] model(String output, long... shape) {
    graph.addNode(node("Identity", output).addOutput(OUTPUT));
    graph.addOutput(value(OUTPUT, shape));
    return ModelProto.newBuilder()
        .setIrVersion(FORMAT)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATORS))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private NodeProto.Builder node(String operator, String... inputs) {
    return NodeProto.newBuilder().setOpType(operator).addAllInput(List.of(inputs));
  }

  private String add(NodeProto.Builder node) {
    String name = "v" + names++;
    graph.addNode(node.setName(name).addOutput(name));
    return name;
  }

  private String tensor(float[] numbers, long... shape) {
    String name = "w" + names++;
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(numbers);
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .addAllDims(Arrays.stream(shape).boxed().toList())
            .setRawData(ByteString.copyFrom(bytes.array())));
    return name;
  }

  private static ValueInfoProto value(String name, long... shape) {
    TensorShapeProto.Builder sides = TensorShapeProto.newBuilder();
    for (long side : shape) {
      sides.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(side));
    }
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT.getNumber())
            .setShape(sides)
            .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static AttributeProto integer(String name, long number) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(number)
        .build();
  }

  private static AttributeProto integers(String name, long... numbers) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(Arrays.stream(numbers).boxed().toList())
        .build();
  }
}
