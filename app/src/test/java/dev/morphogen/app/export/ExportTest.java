package dev.morphogen.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import dev.morphogen.app.Typed;
import dev.morphogen.network.model.Model;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class ExportTest {

  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void train() {
    model = folder.resolve("a model");
    Typed.run("train", Typed.TINY, "--step", "implicit", "--out", model).done();
  }

  @Test
  void saysWhatItWrote() throws IOException {
    Typed shown = Typed.run("export", "--model", model).done();
    Path file = model.resolve("model.onnx");
    assertThat(shown.out())
        .isEqualToNormalizingNewlines(
            """
            file    %s
                    %s, ONNX operators of set 20
            input   images, float [batch, 1, 32, 32]
                    channels first, (pixel / 255 - mean) / std of each channel
            output  logits, float [batch, 10]
                    a number for each class, of any size
            output  probabilities, float [batch, 10]
                    softmax of the logits
            """
                .formatted(file, String.format(Locale.ROOT, "%.1f KB", Files.size(file) / 1024.0)));
    assertThat(shown.err()).isEmpty();
    assertThat(ModelProto.parseFrom(Files.readAllBytes(file)).getGraph().getInput(0).getName())
        .isEqualTo("images");
  }

  @Test
  void saysItAsJson() throws IOException {
    Path file = folder.resolve("new/pets.onnx");
    JsonNode json =
        Typed.run(
                "export",
                "--model",
                model,
                "--out",
                file,
                "--preprocessing",
                "inside",
                "--normalization",
                "separate",
                "--json")
            .done()
            .json();
    assertThat(json.propertyNames())
        .containsExactly("file", "format", "bytes", "parameters", "opset", "inputs", "outputs");
    assertThat(json.get("file").stringValue()).isEqualTo(file.toString());
    assertThat(json.get("format").stringValue()).isEqualTo("onnx");
    assertThat(json.get("bytes").longValue()).isEqualTo(Files.size(file));
    assertThat(json.get("opset").intValue()).isEqualTo(20);
    assertThat(json.at("/parameters/trainable").intValue())
        .isEqualTo(Model.load(model).weights().layout().trainedSize());
    assertThat(json.get("inputs").toString())
        .isEqualTo(
            "[{\"name\":\"pixels\",\"type\":\"uint8\",\"shape\":[\"batch\",32,32,1],"
                + "\"description\":\"pixels of 0 to 255, channels last\"}]");
    assertThat(json.at("/outputs/0/name").stringValue()).isEqualTo("logits");
    assertThat(json.at("/outputs/1/shape").toString()).isEqualTo("[\"batch\",10]");
    assertThat(ModelProto.parseFrom(Files.readAllBytes(file)).getGraph().getNodeList())
        .anyMatch(node -> node.getOpType().equals("BatchNormalization"));
  }

  @Test
  void writesWeightsAndConfigAsOneFile() throws IOException {
    JsonNode json =
        Typed.run("export", "--model", model, "--format", "safetensors", "--json").done().json();
    Path file = model.resolve("model-and-config.safetensors");
    assertThat(json.propertyNames())
        .containsExactly("file", "format", "bytes", "parameters", "tensors");
    assertThat(json.get("file").stringValue()).isEqualTo(file.toString());
    assertThat(json.get("bytes").longValue()).isEqualTo(Files.size(file));
    assertThat(file)
        .content(StandardCharsets.ISO_8859_1)
        .contains("{\"__metadata__\":{\"format\":\"pt\",\"architecture\":\"{")
        .contains("\"blocks.0.steps.0.stencil.weight\":{\"dtype\":\"F32\"");
    assertThat(Typed.run("export", "--model", model, "--format", "safetensors").done().out())
        .startsWith("file  " + file)
        .contains(" tensors, and config.json");
  }

  /** The model stays as it was, and goes on being one. */
  @Test
  void theModelsOwnFilesAreNeverReplaced() throws IOException {
    for (String name : List.of(Model.CONFIG, Model.TENSORS)) {
      Path file = model.resolve(name);
      byte[] before = Files.readAllBytes(file);
      for (String format : List.of("onnx", "safetensors")) {
        Typed.run("export", "--model", model, "--format", format, "--out", file)
            .failed(
                2,
                file
                    + ": expected a new file or an earlier export, got another file: give the"
                    + " export another name");
      }
      assertThat(file).hasBinaryContent(before);
    }
    Typed.run("export", "--model", model).done();
    Typed.run("export", "--model", model).done();
    Typed.run("evaluate", "--model", model, "--limit", 10).done();
  }

  @Test
  void aSlipIsOneSentence() {
    Typed.run("export", "--model", model, "--format", "safetensors", "--normalization", "folded")
        .failed(
            2,
            "--normalization: expected --format onnx beside it, got safetensors, which has no graph");
    Typed.run("export", "--model", model, "--format", "safetensors", "--preprocessing", "inside")
        .failed(
            2,
            "--preprocessing: expected --format onnx beside it, got safetensors, which has no graph");
    Typed.run("export", "--model", model, "--out", folder)
        .failed(2, folder + ": expected a file to write, got a folder");
    Path below = model.resolve(Model.CONFIG).resolve("x.onnx");
    Typed typed = Typed.run("export", "--model", model, "--out", below);
    assertThat(typed.status()).isEqualTo(2);
    assertThat(typed.err()).contains("expected a folder to write to, it cannot be made");
  }

  /** A step that only its owner's program knows. */
  @Test
  void anUnknownStepIsNamed() throws IOException {
    Path config = model.resolve(Model.CONFIG);
    Files.writeString(config, Files.readString(config).replace("\"implicit\"", "\"mine\""));
    Typed.run("export", "--model", model)
        .failed(
            2,
            config
                + ": step: expected one of resnet, mobilenet, linearmix, explicit, implicit,"
                + " circulant, implicit-circulant, got 'mine'");
    assertThat(model.resolve("model.onnx")).doesNotExist();
  }
}
