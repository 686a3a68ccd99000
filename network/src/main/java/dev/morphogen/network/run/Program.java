package dev.morphogen.network.run;

import dev.morphogen.kernels.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of two kinds of work: <em>stages</em>, each on one image (or the few that a Fourier transform
 * packs together), and <em>barriers</em>, which need every image. Whatever stands between two barriers runs image by image, so that an image stays in cache from
 * layer to layer. <em>Tasks</em> are barriers that do not depend on their neighbours and may run side by
 * side.
 */
public final class Program {

  /** Work on one image. */
  @FunctionalInterface
  public interface Stage {
    /** Reads and writes that image's numbers, the worker's scratch and the chunk's sums only. */
    void run(int image, Worker worker);
  }

  /** Work on the images of a group, which is {@link Batch#together} of them or the last few. */
  @FunctionalInterface
  public interface GroupStage {
    /** As {@link Stage#run}, for the images {@code first … first + count − 1}. */
    void run(int first, int count, Worker worker);
  }

  /** Work on some rows of one image, which may read any row of what the stages before have made. */
  @FunctionalInterface
  public interface BandStage {
    /** As {@link Stage#run}, for these rows. */
    void run(int image, Rows rows, Worker worker);
  }

  /** Work that needs the whole batch. */
  @FunctionalInterface
  public interface Barrier {
    /** Runs once, when every image has passed the stages before. */
    void run(Batch batch);
  }

  /** Work of its own, which may run beside other tasks. */
  @FunctionalInterface
  public interface Task {
    /** Runs once; the worker has no chunk, but scratch that may be used. */
    void run(Batch batch, Worker worker);
  }

  /** The order of images and stages within a run of stages; every order gives the same bits. */
  public enum Order {
    /** Each image through all stages: activations stay in cache. */
    IMAGE_BY_IMAGE,
    /** All images of a chunk through each stage: weights and their gradients stay in cache. */
    STAGE_BY_STAGE
  }

  private sealed interface Phase permits Stages, Single, Tasks {}

  private record Stages(List<StageRun.Entry> stages) implements Phase {}

  private record Single(Barrier barrier) implements Phase {}

  private record Tasks(List<Task> tasks) implements Phase {}

  private final List<Phase> phases = new ArrayList<>();

  /** Adds a stage, to the run of stages before it if there is one. */
  public Program stage(Stage stage) {
    return add(new StageRun.One(stage));
  }

  /** The same with a stage that takes images together. */
  public Program group(GroupStage stage) {
    return add(new StageRun.Group(stage));
  }

  /** The same with a stage that takes an image's rows in bands. */
  public Program rows(Bands bands, BandStage stage) {
    return add(new StageRun.Banded(stage, bands));
  }

  private Program add(StageRun.Entry stage) {
    if (phases.isEmpty() || !(phases.getLast() instanceof Stages)) {
      phases.add(new Stages(new ArrayList<>()));
    }
    ((Stages) phases.getLast()).stages().add(stage);
    return this;
  }

  /** Adds a barrier. */
  public Program barrier(Barrier barrier) {
    phases.add(new Single(barrier));
    return this;
  }

  /** Adds a task, to those before it if there are some. */
  public Program task(Task task) {
    if (phases.isEmpty() || !(phases.getLast() instanceof Tasks)) {
      phases.add(new Tasks(new ArrayList<>()));
    }
    ((Tasks) phases.getLast()).tasks().add(task);
    return this;
  }

  /** Makes it runnable by a crew, whose threads share out the images. */
  public Runner runner(Crew crew, Order order) {
    return runner(
        crew,
        (stages, run) -> {
          var entries = stages.toArray(StageRun.Entry[]::new);
          return List.of(new StageRun(entries, order, run % 2 == 1, crew.size()));
        });
  }

  /**
   * Makes it runnable by a crew whose threads share every image: each stage, in its bands, over all threads before the
   * next. For fewer images than threads; there are no chunks, so no sums either.
   */
  public Runner spreadRunner(Crew crew) {
    return runner(
        crew,
        (stages, run) -> stages.stream().map(stage -> new SpreadRun(stage, crew.size())).toList());
  }

  /** How the stages between two barriers, number {@code run} in the program, are run. */
  @FunctionalInterface
  private interface StageParts {
    List<? extends Runner.Part> of(List<StageRun.Entry> stages, int run);
  }

  private Runner runner(Crew crew, StageParts stageParts) {
    List<Runner.Part> parts = new ArrayList<>();
    int run = 0;
    for (Phase phase : phases) {
      switch (phase) {
        case Stages(var stages) -> parts.addAll(stageParts.of(stages, run++));
        case Single(var barrier) -> parts.add(single(barrier, crew));
        case Tasks(var tasks) -> parts.add(new TaskRun(tasks.toArray(Task[]::new), crew.size()));
      }
    }
    return new Runner(crew, parts);
  }

  private static TaskRun single(Barrier barrier, Crew crew) {
    return new TaskRun(new Task[] {(batch, worker) -> barrier.run(batch)}, crew.size());
  }
}
