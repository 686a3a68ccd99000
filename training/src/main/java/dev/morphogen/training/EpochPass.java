package dev.morphogen.training;

import dev.morphogen.network.WorkFailedException;
import dev.morphogen.network.plan.TrainingPlan;
import dev.morphogen.training.input.BatchCut;
import dev.morphogen.training.input.BatchLoader;
import dev.morphogen.training.input.LoadedBatch;
import dev.morphogen.training.recipe.Recipe;
import dev.morphogen.training.report.BatchReport;
import dev.morphogen.training.report.TrainingListener;
import java.util.Arrays;
import java.util.Locale;

/** One epoch's training: batch after batch, loss, gradient, step. */
final class EpochPass {

  private final TrainingPlan plan;
  private final Objective objective;
  private final BatchLoader loader;
  private final BatchCut cut;
  private final GradientExchange exchange;
  private final TrainingCourse course;
  private final Recipe recipe;
  private final TrainingState state;
  private int images;
  private double lossSum;
  private long hits;
  private double learningRate;
  private long began;
  private long exchangeNanos;

  EpochPass(
      TrainingPlan plan,
      Objective objective,
      BatchLoader loader,
      BatchCut cut,
      GradientExchange exchange,
      TrainingCourse course) {
    this.plan = plan;
    this.objective = objective;
    this.loader = loader;
    this.cut = cut;
    this.exchange = exchange;
    this.course = course;
    recipe = course.recipe();
    state = course.state();
  }

  /** Trains on every image once. */
  void run() {
    images = 0;
    lossSum = 0;
    hits = 0;
    exchangeNanos = 0;
    began = System.nanoTime();
    for (int batch = 0; batch < cut.batches(); batch++) {
      requireNotInterrupted();
      train(loader.next(), batch);
      report(batch);
    }
  }

  private void requireNotInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new WorkFailedException(
          "training: interrupted in epoch %d: resume from its checkpoint, if it writes them"
              .formatted(state.epoch() + 1));
    }
  }

  private void train(LoadedBatch batch, int number) {
    objective.bind(batch);
    Arrays.fill(plan.gradient(), 0);
    plan.run(batch.images(), batch.count());
    double loss = objective.head().lossSum();
    if (!Double.isFinite(loss)) {
      throw notFinite(loss, batch.count(), number);
    }
    exchange();
    learningRate = recipe.learningRate().at(state.steps(), cut.batches(), recipe.epochs());
    state.step(plan.gradient(), learningRate);
    images += batch.count();
    lossSum += loss;
    hits += objective.head().hits();
  }

  /** The statistics too: then all workers have the same state after every step. */
  private void exchange() {
    long before = System.nanoTime();
    exchange.average(plan.gradient(), state.weights().tracked());
    exchangeNanos += System.nanoTime() - before;
  }

  private WorkFailedException notFinite(double loss, int count, int batch) {
    return new WorkFailedException(
        String.format(
            Locale.ROOT,
            "training: the loss became %s in epoch %d, batch %d of %d, first in %s: try a smaller"
                + " learning rate (the largest was %s) or a smaller time step%s",
            Double.isNaN(loss) ? "NaN" : "infinite",
            state.epoch() + 1,
            batch + 1,
            cut.batches(),
            plan.firstNotFinite(count).orElse("the loss itself"),
            recipe.learningRate().peak(),
            course.remark()));
  }

  private void report(int batch) {
    if (course.listeners().isEmpty()) {
      return;
    }
    BatchReport report =
        new BatchReport(
            state.epoch() + 1,
            recipe.epochs(),
            batch + 1,
            cut.batches(),
            images,
            cut.imagesUsed(),
            loss(),
            accuracy(),
            images / seconds(),
            learningRate);
    for (TrainingListener listener : course.listeners()) {
      listener.onBatch(report);
    }
  }

  /** Mean loss so far. */
  double loss() {
    return lossSum / images;
  }

  /** Sum of the losses so far. */
  double lossSum() {
    return lossSum;
  }

  /** How many images were recognised so far. */
  long hits() {
    return hits;
  }

  /** Share of images recognised so far. */
  double accuracy() {
    return (double) hits / images;
  }

  /** How many images so far. */
  int images() {
    return images;
  }

  /** The last step's. */
  double learningRate() {
    return learningRate;
  }

  /** Since the epoch began. */
  double seconds() {
    return Math.max(1, System.nanoTime() - began) * 1e-9;
  }

  /** How long of that numbers were exchanged, and others waited for. */
  double exchangeSeconds() {
    return exchangeNanos * 1e-9;
  }
}
