package dev.morphogen.app.report;

import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A training of which no two numbers are the same, so that each must be in its place. */
final class TwoEpochs {

  static final List<EpochMetrics> EPOCHS =
      List.of(
          new EpochMetrics(
              1,
              2.5,
              0.25,
              3.5,
              0.125,
              0.01,
              60.0,
              1000.0,
              List.of(
                  new StepMetrics("explicit", 3.0, 1.5, 2.0, false),
                  new StepMetrics("implicit", 5.0, 2.25, null, false))),
          new EpochMetrics(
              2,
              1.5,
              0.75,
              1.25,
              0.5,
              0.002,
              120.0,
              3000.0,
              List.of(
                  new StepMetrics("explicit", 3.5, 1.75, 2.0, false),
                  new StepMetrics("implicit", 6.0, 2.75, null, false))));

  private TwoEpochs() {}

  /** One that has learnt nothing. */
  static Model model() {
    NetworkSpec spec =
        new NetworkSpec(
            Architecture.of("linearmix", List.of(2)), new Shape(8, 8, 1), List.of("cat", "dog"));
    Preprocessing pixels = new Preprocessing(List.of(0.5), List.of(0.5));
    return new Model(spec, pixels, Map.of(), spec.network().initialWeights(1));
  }

  static Run run() {
    return new Run(Path.of("pets"), model().config(), EPOCHS);
  }
}
