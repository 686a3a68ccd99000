package dev.morphogen.benchmarks.peers;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.plan.Head;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.plan.TrainingPlan;
import dev.morphogen.training.loss.SoftmaxHead;
import java.util.Arrays;
import java.util.List;

/** Ours. */
final class MorphogenContestant implements Contestant {

  private final Way way;

  MorphogenContestant(Task task, Data data) {
    way =
        switch (task.work()) {
          case TRAINING -> new Training(task, data);
          case INFERENCE -> new Inference(task, data);
        };
  }

  @Override
  public List<Way> ways() {
    return List.of(way);
  }

  @Override
  public String version() {
    return "Morphogen, kernels " + Kernels.best().name();
  }

  private static final class Inference implements Way {

    private final Data data;
    private final int count;
    private final InferencePlan plan;
    private final float[] logits;

    Inference(Task task, Data data) {
      this.data = data;
      count = task.images();
      plan =
          new InferencePlan(task.network(), data.weights(), PlanSettings.of(count, task.threads()));
      logits = new float[count * Task.CLASSES];
    }

    @Override
    public String name() {
      return "";
    }

    @Override
    public void run() {
      plan.run(data.images(), count, logits);
    }

    @Override
    public Result result() {
      return new Result(logits.clone(), new float[0]);
    }
  }

  private static final class Training implements Way, Head {

    private final Data data;
    private final int count;
    private final TrainingPlan plan;
    private final SoftmaxHead loss;
    private final float[] logits;

    Training(Task task, Data data) {
      this.data = data;
      count = task.images();
      Network network = task.network();
      PlanSettings settings = PlanSettings.of(count, task.threads());
      loss = new SoftmaxHead(settings.kernels(), Task.CLASSES, count, 0);
      loss.bind(data.labels(), count);
      plan = new TrainingPlan(network, data.weights(), settings, this);
      logits = new float[count * Task.CLASSES];
    }

    @Override
    public String name() {
      return "";
    }

    @Override
    public void run() {
      Arrays.fill(plan.gradient(), 0);
      plan.run(data.images(), count);
    }

    @Override
    public void begin(int images) {
      loss.begin(images);
    }

    /** The loss, which also keeps the logits for the comparison. */
    @Override
    public void run(int image, float[] output, int offset, float[] gradient, int gradientOffset) {
      System.arraycopy(output, offset, logits, image * Task.CLASSES, Task.CLASSES);
      loss.run(image, output, offset, gradient, gradientOffset);
    }

    @Override
    public Result result() {
      return new Result(logits.clone(), plan.gradient().clone());
    }
  }
}
