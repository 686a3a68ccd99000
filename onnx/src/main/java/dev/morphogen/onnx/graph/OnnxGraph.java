package dev.morphogen.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import dev.morphogen.network.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A graph of ONNX's standard operators in the making. Every method adds something and returns the value that it
 * stands for; names are those that a viewer shows.
 */
public final class OnnxGraph {

  /** The set of operators: the first whose Fourier transform goes along any axis. */
  public static final int OPERATORS = 20;

  /** What fits a file, less what is not weights. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - (64L << 20);

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final Set<String> names = new HashSet<>();

  /** By what was asked for: another of the same name has another name in the graph. */
  private final Map<TensorProto, Value> constants = new HashMap<>();

  private final long mostBytes;
  private long bytes;

  /** An empty graph. */
  public OnnxGraph(String name, String description) {
    this(name, description, MOST_BYTES);
  }

  OnnxGraph(String name, String description, long mostBytes) {
    graph.setName(name).setDocString(description);
    this.mostBytes = mostBytes;
  }

  /** What the graph is given. */
  public Value input(OnnxTensor tensor) {
    graph.addInput(tensor.proto());
    return new Value(unique(tensor.name()));
  }

  /** Declares the value of that name to be a result. */
  public void output(OnnxTensor tensor) {
    graph.addOutput(tensor.proto());
  }

  /** A node with one output, which has the node's name: this one, or this one with a number if it is taken. */
  public Value node(
      String operator, String name, List<Value> inputs, AttributeProto... attributes) {
    Value output = new Value(unique(name));
    graph.addNode(
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName(output.name())
            .addAllInput(inputs.stream().map(Value::name).toList())
            .addOutput(output.name())
            .addAllAttribute(List.of(attributes)));
    return output;
  }

  /** A constant tensor: the one that is there already if it is the same, by this name or, if it is taken, with a number. */
  public Value floats(String name, float[] numbers, long... shape) {
    byte[] data = bytes(numbers.length, Float.BYTES);
    littleEndian(data).asFloatBuffer().put(numbers);
    return constant(name, DataType.FLOAT, data, shape);
  }

  /** A constant number. */
  public Value number(float number) {
    return floats(Float.toString(number), new float[] {number});
  }

  /** A constant list of whole numbers. */
  public Value integers(long... numbers) {
    return integers(Arrays.toString(numbers), numbers, numbers.length);
  }

  /** A constant whole number. */
  public Value integer(long number) {
    return integers(Long.toString(number), new long[] {number});
  }

  private Value integers(String name, long[] numbers, long... shape) {
    byte[] data = bytes(numbers.length, Long.BYTES);
    littleEndian(data).asLongBuffer().put(numbers);
    return constant(name, DataType.INT64, data, shape);
  }

  private byte[] bytes(long numbers, int bytesEach) {
    requireRoom(numbers * bytesEach);
    return new byte[Math.toIntExact(numbers * bytesEach)];
  }

  private void requireRoom(long size) {
    if (size > mostBytes) {
      throw new InvalidInputException(
          "export: expected constants of at most %d bytes, as many as fit an ONNX file, got more"
              .formatted(mostBytes));
    }
  }

  private static ByteBuffer littleEndian(byte[] data) {
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Value constant(String name, DataType type, byte[] data, long... shape) {
    TensorProto asked =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .addAllDims(Arrays.stream(shape).boxed().toList())
            .setRawData(ByteString.copyFrom(data))
            .build();
    return constants.computeIfAbsent(asked, this::add);
  }

  private Value add(TensorProto constant) {
    bytes += constant.getRawData().size();
    requireRoom(bytes);
    Value value = new Value(unique(constant.getName()));
    graph.addInitializer(constant.toBuilder().setName(value.name()));
    return value;
  }

  private String unique(String name) {
    String candidate = name;
    for (int number = 2; !names.add(candidate); number++) {
      candidate = name + "." + number;
    }
    return candidate;
  }

  /** What was added so far. */
  public GraphProto proto() {
    return graph.build();
  }
}
