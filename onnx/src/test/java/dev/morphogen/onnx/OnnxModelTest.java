package dev.morphogen.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.step.Steps;
import dev.morphogen.onnx.OnnxExport.Normalization;
import dev.morphogen.onnx.OnnxExport.Preprocessing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The file as a reader of ONNX finds it. */
final class OnnxModelTest {

  @TempDir Path folder;

  static Stream<String> steps() {
    return Steps.standard().names().stream();
  }

  @Test
  void saysWhatItIs() throws InvalidProtocolBufferException {
    Model model = Models.of("explicit", Boundary.ZERO);
    OnnxModel onnx = OnnxExport.of(model).toOnnx();
    ModelProto proto = ModelProto.parseFrom(onnx.toBytes());
    assertThat(proto.getIrVersion()).isEqualTo(9);
    assertThat(proto.getOpsetImportList()).hasSize(1);
    assertThat(proto.getOpsetImport(0).getVersion()).isEqualTo(20).isEqualTo(onnx.operators());
    assertThat(proto.getOpsetImport(0).getDomain()).isEmpty();
    assertThat(proto.getProducerName()).isEqualTo("Morphogen");
    assertThat(proto.getProducerVersion()).isNotEmpty();
    assertThat(proto.getDomain()).isEqualTo("dev.morphogen");
    assertThat(proto.getModelVersion()).isEqualTo(1);
    assertThat(proto.getDocString())
        .isEqualTo("An image classifier: images of 9x12x3, 4 classes")
        .isEqualTo(proto.getGraph().getDocString());
    assertThat(onnx.size()).isEqualTo(onnx.toBytes().length);
  }

  @Test
  void carriesWhatTheConfigSays() throws IOException {
    Model model = Models.of("explicit", Boundary.PERIODIC);
    model.save(folder);
    ModelProto proto = ModelProto.parseFrom(OnnxExport.of(model).toOnnx().toBytes());
    Map<String, String> metadata =
        proto.getMetadataPropsList().stream()
            .collect(
                Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
    assertThat(metadata)
        .containsOnlyKeys("architecture", "input", "classes", "preprocessing", "provenance")
        .containsEntry("classes", "[\"cat\",\"dog\",\"öl\",\"\\\"x\\\"\"]")
        .containsEntry("preprocessing", "{\"mean\":[0.4,0.5,0.45],\"std\":[0.25,0.2,0.3]}");
    JsonNode config =
        JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve(Model.CONFIG)));
    metadata.forEach((field, text) ->
        assertThat(JsonMapper.shared().readTree(text)).isEqualTo(config.get(field)));
  }

  @Test
  void describesItsInputsAndOutputs() {
    OnnxExport export = OnnxExport.of(Models.of("implicit", Boundary.ZERO));
    OnnxModel outside = export.toOnnx();
    assertThat(outside.inputs()).hasSize(1);
    assertThat(outside.inputs().getFirst().name()).isEqualTo("images");
    assertThat(outside.inputs().getFirst().typeName()).isEqualTo("float");
    assertThat(outside.inputs().getFirst().shape()).isEqualTo(List.of("batch", 3, 9, 12));
    OnnxModel inside = export.with(Preprocessing.INSIDE).toOnnx();
    assertThat(inside.inputs().getFirst().name()).isEqualTo("pixels");
    assertThat(inside.inputs().getFirst().typeName()).isEqualTo("uint8");
    assertThat(inside.inputs().getFirst().shape()).isEqualTo(List.of("batch", 9, 12, 3));
    for (OnnxModel onnx : List.of(outside, inside)) {
      assertThat(onnx.outputs()).hasSize(2);
      assertThat(onnx.outputs().getFirst().name()).isEqualTo("logits");
      assertThat(onnx.outputs().getLast().name()).isEqualTo("probabilities");
      assertThat(onnx.outputs())
          .allMatch(tensor -> tensor.shape().equals(List.of("batch", 4)))
          .allMatch(tensor -> tensor.typeName().equals("float"));
    }
  }

  /** In an order that can be run, and without anything that is not needed. */
  @ParameterizedTest
  @MethodSource("steps")
  void everyNameIsGivenOnceBeforeItIsUsed(String step) {
    for (Normalization normalization : Normalization.values()) {
      OnnxExport export =
          OnnxExport.of(Models.of(step, Boundary.PERIODIC)).with(Preprocessing.INSIDE);
      GraphProto graph = graph(export.with(normalization).toOnnx());
      Set<String> known = new HashSet<>(Set.of("", graph.getInput(0).getName()));
      graph.getInitializerList().forEach(t -> assertThat(known.add(t.getName())).isTrue());
      Set<String> used = new HashSet<>();
      for (NodeProto node : graph.getNodeList()) {
        assertThat(node.getDomain()).isEmpty();
        assertThat(known).as(node.getName()).containsAll(node.getInputList());
        assertThat(node.getOutputList()).containsExactly(node.getName());
        assertThat(known.add(node.getName())).as(node.getName()).isTrue();
        used.addAll(node.getInputList());
      }
      assertThat(used).containsAll(initializers(graph).keySet());
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aSeparateNormalizationIsANodeWithTheLearntNumbers(String step) {
    OnnxExport export = OnnxExport.of(Models.of(step, Boundary.ZERO));
    long norms =
        Models.of(step, Boundary.ZERO).weights().layout().tracked().stream()
            .filter(slice -> slice.name().endsWith("running_mean"))
            .count();
    GraphProto separate = graph(export.with(Normalization.SEPARATE).toOnnx());
    assertThat(count(separate, "BatchNormalization")).isEqualTo(norms).isGreaterThan(4);
    GraphProto folded = graph(export.with(Normalization.FOLDED).toOnnx());
    assertThat(count(folded, "BatchNormalization")).isZero();
  }

  private static long count(GraphProto graph, String operator) {
    return graph.getNodeList().stream().filter(n -> n.getOpType().equals(operator)).count();
  }

  /** Every tensor of model.safetensors, to the bit. */
  @ParameterizedTest
  @MethodSource("steps")
  void separateWeightsAreThoseOfTheModelsFile(String step) throws IOException {
    Model model = Models.of(step, Boundary.ZERO);
    model.save(folder);
    ByteBuffer file =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve(Model.TENSORS)))
            .order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(file.getLong())];
    file.get(header);
    Map<String, TensorProto> initializers =
        initializers(graph(OnnxExport.of(model).with(Normalization.SEPARATE).toOnnx()));
    Map<String, JsonNode> tensors = new HashMap<>();
    JsonMapper.shared().readTree(header).forEachEntry(tensors::put);
    tensors.remove("__metadata__");
    assertThat(initializers).containsKeys(tensors.keySet().toArray(String[]::new));
    tensors.forEach((name, entry) -> {
      int begin = entry.at("/data_offsets/0").intValue();
      int end = entry.at("/data_offsets/1").intValue();
      byte[] expected = new byte[end - begin];
      file.get(Long.BYTES + header.length + begin, expected);
      assertThat(initializers.get(name).getRawData().toByteArray()).as(name).isEqualTo(expected);
      assertThat(initializers.get(name).getDimsList())
          .as(name)
          .isEqualTo(entry.get("shape").valueStream().map(JsonNode::longValue).toList());
    });
  }

  /** Two exports of a model are the same file. */
  @Test
  void theSameModelGivesTheSameBytes() {
    OnnxExport export = OnnxExport.of(Models.of("circulant", Boundary.ZERO));
    assertThat(export.toOnnx().toBytes()).isEqualTo(export.toOnnx().toBytes());
  }

  private static Map<String, TensorProto> initializers(GraphProto graph) {
    return graph.getInitializerList().stream()
        .collect(Collectors.toMap(TensorProto::getName, Function.identity()));
  }

  private static GraphProto graph(OnnxModel onnx) {
    try {
      return ModelProto.parseFrom(onnx.toBytes()).getGraph();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException(e);
    }
  }
}
