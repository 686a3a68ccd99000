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
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.onnx.OnnxExport;
import dev.morphogen.onnx.step.OnnxSteps;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** ONNX Runtime, with all its graph optimizations, on what {@code ./morphogen export} writes. */
public final class OnnxContestant implements Contestant {

  private static final String INPUT = "images";
  private static final String OUTPUT = "logits";

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final OnnxTensor images;

  /** Writes the graph and has it optimized. */
  public OnnxContestant(Task task, Data data) {
    try {
      var options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(task.threads());
      options.setOptimizationLevel(OptLevel.ALL_OPT);
      session = environment.createSession(graph(task, data), options);
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

  /** Whether the step can be exported. */
  public static boolean knows(String step) {
    return OnnxSteps.standard().names().contains(step);
  }

  /** Normalizations and time steps folded into the weights; images come normalized, as ours do. */
  private static byte[] graph(Task task, Data data) {
    List<String> classes = IntStream.range(0, Task.CLASSES).mapToObj(i -> "class " + i).toList();
    NetworkSpec spec = new NetworkSpec(task.architecture(), task.image(), classes);
    Preprocessing none =
        new Preprocessing(
            Collections.nCopies(Task.CHANNELS, 0.0), Collections.nCopies(Task.CHANNELS, 1.0));
    return OnnxExport.of(new Model(spec, none, Map.of(), data.weights())).toOnnx().toBytes();
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
      try (OrtSession.Result outputs = session.run(Map.of(INPUT, images), Set.of(OUTPUT))) {
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
