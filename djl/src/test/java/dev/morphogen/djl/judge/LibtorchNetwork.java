package dev.morphogen.djl.judge;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import dev.morphogen.djl.block.NetworkBlock;
import dev.morphogen.djl.judge.Findings.Course;
import dev.morphogen.djl.weights.BlockWeights;
import dev.morphogen.djl.weights.ParameterNames;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import java.util.EnumMap;
import java.util.Map;

/** A case as libtorch computes it, through the blocks and its own derivatives. */
final class LibtorchNetwork implements AutoCloseable {

  private static final String ENGINE = "PyTorch";

  private final Case task;
  private final NDManager manager = NDManager.newBaseManager(ENGINE);
  private final NetworkBlock block;
  private final WeightLayout layout;
  private final Map<String, Parameter> parameters;
  private NDArray images;
  private float[] logits = new float[0];

  private LibtorchNetwork(Case task) {
    this.task = task;
    layout = task.spec().network().layout();
    block = NetworkBlock.of(task.spec());
    block.initialize(manager);
    BlockWeights.write(task.weights(), block);
    parameters = ParameterNames.of(block);
  }

  static Findings findings(Case task) {
    Map<Rule, Course> courses = new EnumMap<>(Rule.class);
    for (Rule rule : Rule.values()) {
      try (LibtorchNetwork network = new LibtorchNetwork(task)) {
        courses.put(rule, network.course(rule));
      }
    }
    try (LibtorchNetwork network = new LibtorchNetwork(task);
        NDManager batch = network.manager.newSubManager()) {
      float[] inference = network.inference(batch);
      double loss = network.pass(batch);
      return new Findings(
          inference, network.logits, loss, network.inputGradient(), network.gradient(), courses);
    }
  }

  /** Channels first. */
  private NDArray pictures(NDManager batch) {
    var image = task.spec().input();
    return batch
        .create(
            task.pictures(),
            new Shape(task.images(), image.height(), image.width(), image.channels()))
        .transpose(0, 3, 1, 2);
  }

  private NDArray forward(NDArray pictures, boolean training) {
    ParameterStore store = new ParameterStore(pictures.getManager(), false);
    return block.forward(store, new NDList(pictures), training).singletonOrThrow();
  }

  private float[] inference(NDManager batch) {
    return forward(pictures(batch), false).toFloatArray();
  }

  private double pass(NDManager batch) {
    if (logits.length > 0) {
      clearGradients();
    }
    images = pictures(batch).duplicate();
    images.setRequiresGradient(true);
    NDArray targets = batch.create(task.labels()).oneHot(task.spec().classes().size());
    try (GradientCollector collector = Engine.getEngine(ENGINE).newGradientCollector()) {
      NDArray output = forward(images, true);
      NDArray share = batch.full(new Shape(), -1f / task.images()); // see EngineNumber
      NDArray loss = output.logSoftmax(1).mul(targets).sum().mul(share);
      collector.backward(loss);
      logits = output.toFloatArray();
      return loss.getFloat();
    }
  }

  /** libtorch adds to gradients as we do; before there is one, DJL shows memory that nobody has written. */
  private void clearGradients() {
    for (Slice slice : layout.trained()) {
      try (NDArray gradient = gradient(slice)) {
        gradient.subi(gradient);
      }
    }
  }

  private NDArray weight(Slice slice) {
    return parameters.get(slice.name()).getArray();
  }

  private NDArray gradient(Slice slice) {
    return weight(slice).getGradient();
  }

  private float[] gradient() {
    float[] all = new float[layout.trainedSize()];
    for (Slice slice : layout.trained()) {
      try (NDArray gradient = gradient(slice)) {
        System.arraycopy(gradient.toFloatArray(), 0, all, slice.offset(), slice.size());
      }
    }
    return all;
  }

  private float[] inputGradient() {
    return images.getGradient().transpose(0, 2, 3, 1).toFloatArray();
  }

  private Course course(Rule rule) {
    LibtorchOptimizer optimizer = new LibtorchOptimizer(rule.settings(), rule.rate(task), manager);
    double[] losses = new double[Rule.STEPS];
    for (int i = 0; i < losses.length; i++) {
      try (NDManager batch = manager.newSubManager()) {
        losses[i] = pass(batch);
        optimizer.begin();
        for (Slice slice : layout.trained()) {
          NDArray gradient = gradient(slice);
          gradient.attach(batch);
          optimizer.step(slice, weight(slice), gradient);
        }
      }
    }
    return new Course(losses, BlockWeights.read(block, layout));
  }

  @Override
  public void close() {
    manager.close();
  }
}
