package dev.morphogen.network.run;

import dev.morphogen.network.run.Program.Task;
import java.util.Arrays;

/** Tasks that may run side by side; a piece of work is one of them. */
final class TaskRun implements Runner.Part {

  private final Task[] tasks;
  private final Worker[] workers;
  private Batch batch = Batch.none();

  TaskRun(Task[] tasks, int workers) {
    this.tasks = tasks;
    this.workers = new Worker[workers];
    Arrays.setAll(this.workers, Worker::new);
  }

  @Override
  public int begin(Batch newBatch) {
    batch = newBatch;
    return tasks.length;
  }

  @Override
  public void run(int worker, int task) {
    tasks[task].run(batch, workers[worker]);
  }
}
