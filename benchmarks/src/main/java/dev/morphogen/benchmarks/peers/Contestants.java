package dev.morphogen.benchmarks.peers;

import dev.morphogen.benchmarks.peers.Task.Work;
import dev.morphogen.benchmarks.peers.libtorch.LibtorchContestant;
import dev.morphogen.benchmarks.peers.onnx.OnnxContestant;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Who there is; another costs its class and a line here. */
enum Contestants {
  MORPHOGEN("morphogen", Set.of(Work.values()), step -> true, MorphogenContestant::new),
  LIBTORCH("libtorch", Set.of(Work.values()), LibtorchContestant::knows, LibtorchContestant::new),
  ONNXRUNTIME("onnxruntime", Set.of(Work.INFERENCE), OnnxContestant::knows, OnnxContestant::new);

  private final String title;
  private final Set<Work> works;
  private final Predicate<String> knowsStep;
  private final BiFunction<Task, Data, Contestant> factory;

  Contestants(
      String title,
      Set<Work> works,
      Predicate<String> knowsStep,
      BiFunction<Task, Data, Contestant> factory) {
    this.title = title;
    this.works = works;
    this.knowsStep = knowsStep;
    this.factory = factory;
  }

  String title() {
    return title;
  }

  boolean does(Task task) {
    return works.contains(task.work()) && knowsStep.test(task.step());
  }

  /** Makes it ready, with its weights. */
  Contestant create(Task task, Data data) {
    return factory.apply(task, data);
  }
}
