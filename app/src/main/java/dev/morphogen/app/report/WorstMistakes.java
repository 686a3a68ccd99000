package dev.morphogen.app.report;

import dev.morphogen.training.EvaluationListener;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The mistakes with the highest losses of an evaluation, at most so many. */
final class WorstMistakes implements EvaluationListener {

  /** The least bad first; of equals the later one. */
  private static final Comparator<Mistake> ORDER =
      Comparator.comparingDouble(Mistake::loss)
          .thenComparing(Mistake::image, Comparator.reverseOrder());

  private final int most;
  private final PriorityQueue<Mistake> kept = new PriorityQueue<>(ORDER);

  WorstMistakes(int most) {
    this.most = most;
  }

  @Override
  public void onImage(int image, int label, int predicted, double loss) {
    if (label != predicted) {
      kept.add(new Mistake(image, label, predicted, loss));
      if (kept.size() > most) {
        kept.remove();
      }
    }
  }

  /** The worst first. */
  List<Mistake> worstFirst() {
    return kept.stream().sorted(ORDER.reversed()).toList();
  }
}
