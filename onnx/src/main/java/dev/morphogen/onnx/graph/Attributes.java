package dev.morphogen.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.util.Arrays;

/** A node's settings. */
public final class Attributes {

  private Attributes() {}

  /** A whole number. */
  public static AttributeProto integer(String name, long number) {
    return named(name, AttributeType.INT).setI(number).build();
  }

  /** A list of whole numbers. */
  public static AttributeProto integers(String name, long... numbers) {
    return named(name, AttributeType.INTS)
        .addAllInts(Arrays.stream(numbers).boxed().toList())
        .build();
  }

  /** A fraction. */
  public static AttributeProto number(String name, float number) {
    return named(name, AttributeType.FLOAT).setF(number).build();
  }

  /** A word. */
  public static AttributeProto text(String name, String text) {
    return named(name, AttributeType.STRING).setS(ByteString.copyFromUtf8(text)).build();
  }

  private static AttributeProto.Builder named(String name, AttributeType type) {
    return AttributeProto.newBuilder().setName(name).setType(type);
  }
}
