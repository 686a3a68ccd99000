package dev.morphogen.network.run;

import dev.morphogen.network.run.Program.Barrier;

/** Tasks that may run side by side; a piece of work is one of them. */
final class TaskRun implements Runner.Part {

  private final Barrier[] tasks;
  private Batch batch = new Batch(0, 1);

  TaskRun(Barrier[] tasks) {
    this.tasks = tasks;
  }

  @Override
  public int begin(Batch newBatch) {
    batch = newBatch;
    return tasks.length;
  }

  @Override
  public void run(int worker, int task) {
    tasks[task].run(batch);
  }
}
