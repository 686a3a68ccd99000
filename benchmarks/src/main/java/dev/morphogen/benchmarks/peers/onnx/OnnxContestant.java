package dev.morphogen.benchmarks.peers.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import dev.morphogen.benchmarks.peers.Contestant;
import dev.morphogen.benchmarks.peers.Data;
import dev.morphogen.benchmarks.peers.Result;
import dev.morphogen.benchmarks.peers.Task;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/** ONNX Runtime, with all its graph optimizations. */
public final class OnnxContestant implements Contestant {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final OnnxTensor images;

  /** Writes the graph and has it optimized. */
  public OnnxContestant(Task task, Data data) {
    try {
      var options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(task.threads());
      options.setOptimizationLevel(OptLevel.ALL_OPT);
      session = environment.createSession(OnnxNetwork.model(task, data), options);
      float[] planes = data.imagesChannelsFirst(task);
      FloatBuffer direct =
          ByteBuffer.allocateDirect(planes.length * Float.BYTES)
              .order(ByteOrder.nativeOrder())
              .asFloatBuffer();
      direct.put(planes).rewind();
      long[] shape = {task.images(), Task.CHANNELS, task.height(), task.imageWidth()};
      images = OnnxTensor.createTensor(environment, direct, shape);
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime refused the graph of " + task, e);
    }
  }

  /** Whether the step is written down here. */
  public static boolean knows(String step) {
    return OnnxSteps.knows(step);
  }

  @Override
  public List<Way> ways() {
    return List.of(new Inference());
  }

  @Override
  public String version() {
    return "ONNX Runtime " + environment.getVersion();
  }

  private final class Inference implements Way {

    private float[] logits = new float[0];

    @Override
    public String name() {
      return "";
    }

    @Override
    public void run() {
      try (OrtSession.Result outputs = session.run(Map.of(OnnxGraph.INPUT, images))) {
        FloatBuffer numbers = ((OnnxTensor) outputs.get(0)).getFloatBuffer();
        logits = new float[numbers.remaining()];
        numbers.get(logits);
      } catch (OrtException e) {
        throw new IllegalStateException("ONNX Runtime failed", e);
      }
    }

    @Override
    public Result result() {
      return new Result(logits, new float[0]);
    }
  }
}
