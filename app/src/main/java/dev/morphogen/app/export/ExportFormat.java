package dev.morphogen.app.export;

import java.util.Locale;

/** What a model can be exported as. */
enum ExportFormat {
  ONNX("model.onnx"),
  SAFETENSORS("model-and-config.safetensors");

  private final String fileName;

  ExportFormat(String fileName) {
    this.fileName = fileName;
  }

  /** The file's name within the model's folder, if it is given no other. */
  String fileName() {
    return fileName;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
