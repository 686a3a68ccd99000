package dev.morphogen.benchmarks.peers;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a batch gave: logits {@code [n, classes]}, and in training the gradient by all trained numbers. */
public record Result(float[] logits, float[] gradient) {

  /** Writes it. */
  void write(Path file) throws IOException {
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(logits.length);
      out.writeInt(gradient.length);
      Numbers.write(logits, out);
      Numbers.write(gradient, out);
    }
  }

  /** Reads what {@link #write} wrote. */
  static Result read(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      float[] logits = new float[in.readInt()];
      float[] gradient = new float[in.readInt()];
      Numbers.read(in, logits);
      Numbers.read(in, gradient);
      return new Result(logits, gradient);
    }
  }
}
