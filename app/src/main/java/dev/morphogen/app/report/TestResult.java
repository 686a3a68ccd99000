package dev.morphogen.app.report;

import dev.morphogen.network.model.Model;
import dev.morphogen.training.Evaluation;
import dev.morphogen.training.Evaluator;
import dev.morphogen.training.data.ImageDataset;
import java.util.Arrays;
import java.util.List;

/** What a model makes of a data set's test images. */
record TestResult(ImageDataset data, Evaluation evaluation, List<Mistake> worst) {

  private static final int MISTAKES = 24;

  static TestResult of(Model model, ImageDataset data, int threads) {
    WorstMistakes worst = new WorstMistakes(MISTAKES);
    Evaluation evaluation = Evaluator.evaluate(model, data, threads, worst);
    return new TestResult(data, evaluation, worst.worstFirst());
  }

  List<String> classes() {
    return data.classes();
  }

  /** Images of class {@code label} that were taken for class {@code predicted}. */
  long confused(int label, int predicted) {
    return evaluation.confusion()[label][predicted];
  }

  long images(int label) {
    return Arrays.stream(evaluation.confusion()[label]).sum();
  }

  long takenFor(int predicted) {
    return Arrays.stream(evaluation.confusion()).mapToLong(row -> row[predicted]).sum();
  }

  /** Share of a class's images that were found; NaN if there are none. */
  double recall(int label) {
    return (double) confused(label, label) / images(label);
  }

  /** Share of what was taken for the class that is of it; NaN if nothing was. */
  double precision(int label) {
    return (double) confused(label, label) / takenFor(label);
  }

  /** Harmonic mean of the two; NaN if the class neither is there nor was seen anywhere. */
  double f1(int label) {
    return 2.0 * confused(label, label) / (images(label) + takenFor(label));
  }
}
