package dev.morphogen.benchmarks.peers.libtorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.morphogen.benchmarks.peers.Contestant;
import dev.morphogen.benchmarks.peers.Data;
import dev.morphogen.benchmarks.peers.Result;
import dev.morphogen.benchmarks.peers.Task;
import dev.morphogen.benchmarks.peers.Task.Work;
import java.util.List;

/** libtorch through DJL: channels first and channels last, whichever is faster for it. */
public final class LibtorchContestant implements Contestant {

  private static final String ENGINE = "PyTorch";

  private final NDManager manager = NDManager.newBaseManager(ENGINE);
  private final Task task;
  private final Data data;
  private final Parameters parameters;
  private final LibtorchNetwork network;
  private final List<Way> ways;

  /** Copies weights and images. */
  public LibtorchContestant(Task task, Data data) {
    this.task = task;
    this.data = data;
    boolean training = task.work() == Work.TRAINING;
    JniUtils.setGradMode(training); // no bookkeeping for gradients where there are none
    parameters = new Parameters(manager, data.weights(), training);
    network = new LibtorchNetwork(task.architecture(), new Operations(parameters, training));
    NDArray first = channelsFirst();
    NDArray last = channelsLast();
    ways =
        training
            ? List.of(new Training("channels first", first), new Training("channels last", last))
            : List.of(new Inference("channels first", first), new Inference("channels last", last));
  }

  /** Whether the step is written down here. */
  public static boolean knows(String step) {
    return LibtorchSteps.knows(step);
  }

  private NDArray channelsFirst() {
    var shape = new Shape(task.images(), Task.CHANNELS, task.height(), task.imageWidth());
    return manager.create(data.imagesChannelsFirst(task), shape);
  }

  /** Strides say it: a transposed view is what PyTorch calls the memory format channels_last. */
  private NDArray channelsLast() {
    var shape = new Shape(task.images(), task.height(), task.imageWidth(), Task.CHANNELS);
    return manager.create(data.images(), shape).transpose(0, 3, 1, 2);
  }

  @Override
  public List<Way> ways() {
    return ways;
  }

  @Override
  public String version() {
    return "libtorch " + Engine.getEngine(ENGINE).getVersion();
  }

  private final class Inference implements Way {

    private final String name;
    private final NDArray images;
    private float[] logits = new float[0];

    Inference(String name, NDArray images) {
      this.name = name;
      this.images = images;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void run() {
      try (NDArray y = network.forward(images)) {
        logits = y.toFloatArray();
      }
    }

    @Override
    public Result result() {
      return new Result(logits, new float[0]);
    }
  }

  private final class Training implements Way {

    private final String name;
    private final NDArray images;
    private final NDArray labels;
    private float[] logits = new float[0];

    Training(String name, NDArray images) {
      this.name = name;
      this.images = images;
      labels = manager.create(data.labels()).oneHot(Task.CLASSES);
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void run() {
      parameters.clearGradient();
      try (GradientCollector collector = Engine.getEngine(ENGINE).newGradientCollector();
          NDArray y = network.forward(images);
          NDArray logarithms = y.logSoftmax(1);
          NDArray ofLabels = logarithms.mul(labels);
          NDArray sum = ofLabels.sum();
          NDArray loss = LibtorchMemory.times(-1f / task.images(), sum)) {
        collector.backward(loss);
        logits = y.toFloatArray();
      }
    }

    @Override
    public Result result() {
      return new Result(logits, parameters.gradient());
    }
  }
}
