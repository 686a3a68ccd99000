package dev.morphogen.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A model as ONNX Runtime sees it. */
final class OnnxRuntime implements AutoCloseable {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  OnnxRuntime(byte[] model) {
    try {
      session = environment.createSession(model);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  OrtSession session() {
    return session;
  }

  /** All outputs, for floats of that shape. */
  Map<String, float[]> run(float[] images, long... shape) {
    try (OnnxTensor input = OnnxTensor.createTensor(environment, FloatBuffer.wrap(images), shape)) {
      return run(input);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All outputs, for unsigned bytes of that shape. */
  Map<String, float[]> run(byte[] pixels, long... shape) {
    try (OnnxTensor input =
        OnnxTensor.createTensor(environment, ByteBuffer.wrap(pixels), shape, OnnxJavaType.UINT8)) {
      return run(input);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, float[]> run(OnnxTensor input) throws OrtException {
    String name = session.getInputNames().iterator().next();
    Map<String, float[]> outputs = new LinkedHashMap<>();
    try (OrtSession.Result result = session.run(Map.of(name, input))) {
      for (Map.Entry<String, ?> entry : result) {
        FloatBuffer numbers = ((OnnxTensor) entry.getValue()).getFloatBuffer();
        float[] copy = new float[numbers.remaining()];
        numbers.get(copy);
        outputs.put(entry.getKey(), copy);
      }
    }
    return outputs;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
