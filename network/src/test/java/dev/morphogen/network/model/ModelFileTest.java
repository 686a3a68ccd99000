package dev.morphogen.network.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.file.Source;
import dev.morphogen.network.weights.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ModelFileTest {

  @TempDir Path folder;

  @Test
  void holdsTheTensorsAndWhatTheConfigSays() throws IOException {
    Model model = Models.mixed();
    model.save(folder);
    Path file = folder.resolve("new/all.safetensors");
    ModelFile.write(model, file);
    Weights read = SafetensorsReader.read(Source.of(file), model.spec().network().layout());
    assertThat(read.trained()).isEqualTo(model.weights().trained());
    assertThat(read.tracked()).isEqualTo(model.weights().tracked());

    JsonNode metadata = metadata(file);
    JsonNode config =
        JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve(Model.CONFIG)));
    assertThat(metadata.propertyNames())
        .containsExactly(
            "format", "architecture", "input", "classes", "preprocessing", "provenance");
    assertThat(metadata.get("format").stringValue()).isEqualTo("pt");
    for (String field : model.config().texts().keySet()) {
      String text = metadata.get(field).stringValue();
      assertThat(JsonMapper.shared().readTree(text)).isEqualTo(config.get(field));
    }
    assertThat(metadata.get("classes").stringValue()).isEqualTo("[\"cat\",\"dog\",\"öl\"]");
  }

  private static JsonNode metadata(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] header = new byte[Math.toIntExact(bytes.getLong())];
    bytes.get(header);
    return JsonMapper.shared().readTree(header).get("__metadata__");
  }

  @Test
  void theNextExportTakesThePlaceOfTheFormer() throws IOException {
    Path file = folder.resolve("all.safetensors");
    ModelFile.write(Models.small(), file);
    byte[] former = Files.readAllBytes(file);
    ModelFile.write(Models.mixed(), file);
    assertThat(Files.readAllBytes(file)).isNotEqualTo(former);
    ModelFile.write(Models.small(), file);
    assertThat(file).hasBinaryContent(former);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  /** The model's own files are none that an export wrote. */
  @ParameterizedTest
  @ValueSource(strings = {Model.CONFIG, Model.TENSORS, "empty", "short"})
  void aFileOfAnotherKindStays(String name) throws IOException {
    Models.small().save(folder);
    Files.createFile(folder.resolve("empty"));
    Files.writeString(folder.resolve("short"), "precious");
    Path file = folder.resolve(name);
    byte[] before = Files.readAllBytes(file);
    assertThatThrownBy(() -> ModelFile.write(Models.mixed(), file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "%s: expected a new file or an earlier export, got another file: give the export another name"
                .formatted(file));
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> ModelFile.write(Models.small(), folder))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(folder + ": expected a file to write, got a folder");
  }
}
