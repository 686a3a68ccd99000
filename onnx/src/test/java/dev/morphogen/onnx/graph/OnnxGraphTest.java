package dev.morphogen.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto;
import dev.morphogen.network.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OnnxGraphTest {

  @Test
  void aNameThatIsTakenGetsANumber() {
    OnnxGraph graph = new OnnxGraph("graph", "");
    Value x = graph.floats("x", new float[] {1, 2}, 2);
    assertThat(graph.node("Relu", "y", List.of(x))).isEqualTo(new Value("y"));
    assertThat(graph.node("Relu", "y", List.of(x))).isEqualTo(new Value("y.2"));
    assertThat(graph.node("Relu", "y", List.of(x))).isEqualTo(new Value("y.3"));
    assertThat(graph.node("Relu", "x", List.of(x))).isEqualTo(new Value("x.2"));
    assertThat(graph.proto().getNodeList().stream().map(node -> node.getOutput(0)))
        .containsExactly("y", "y.2", "y.3", "x.2");
  }

  @Test
  void aConstantIsStoredOnce() {
    OnnxGraph graph = new OnnxGraph("graph", "");
    assertThat(graph.integers(1, 2)).isEqualTo(graph.integers(1, 2));
    assertThat(graph.integers(2)).isNotEqualTo(graph.integer(2));
    assertThat(graph.number(2)).isEqualTo(graph.number(2)).isNotEqualTo(graph.integer(2));
    assertThat(graph.proto().getInitializerCount()).isEqualTo(4);
  }

  @Test
  void otherNumbersAreAnotherConstant() {
    OnnxGraph graph = new OnnxGraph("graph", "");
    assertThat(graph.floats("x", new float[] {1, 2}, 2)).isEqualTo(new Value("x"));
    assertThat(graph.floats("x", new float[] {1, 3}, 2)).isEqualTo(new Value("x.2"));
    assertThat(graph.floats("x", new float[] {1, 2}, 2)).isEqualTo(new Value("x"));
    assertThat(graph.floats("x", new float[] {1, 3}, 2)).isEqualTo(new Value("x.2"));
    assertThat(graph.floats("x", new float[] {1, 2}, 2, 1)).isEqualTo(new Value("x.3"));
    assertThat(graph.node("Relu", "y", List.of())).isEqualTo(new Value("y"));
    assertThat(graph.floats("y", new float[] {1}, 1)).isEqualTo(new Value("y.2"));
    assertThat(graph.proto().getInitializerList())
        .extracting(TensorProto::getName)
        .containsExactly("x", "x.2", "x.3", "y.2");
    assertThat(graph.proto().getInitializer(1).getRawData().asReadOnlyByteBuffer().get(7))
        .isEqualTo((byte) 0x40);
  }

  @Test
  void moreThanAFileHoldsIsOneSentence() {
    OnnxGraph graph = new OnnxGraph("graph", "", 12);
    graph.floats("a", new float[2], 2);
    assertThat(graph.floats("a", new float[2], 2)).isEqualTo(new Value("a"));
    graph.floats("b", new float[1], 1);
    assertThatThrownBy(() -> graph.floats("c", new float[1], 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "export: expected constants of at most 12 bytes, as many as fit an ONNX file, got more");
  }
}
