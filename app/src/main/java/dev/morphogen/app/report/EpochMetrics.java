package dev.morphogen.app.report;

import dev.morphogen.training.report.EpochReport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code metrics.jsonl}: how an epoch went. A number that was not finite is null, as JSON has no other.
 *
 * @param loss of the training images, with label smoothing if there is some
 * @param accuracy of the training images, 0…1
 * @param learningRate that of the epoch's last step
 * @param seconds training and testing
 * @param imagesPerSecond training alone
 * @param stability of the diffusing steps after the epoch; empty where there are none, or where it was not kept
 */
public record EpochMetrics(
    int epoch,
    @Nullable Double loss,
    @Nullable Double accuracy,
    @Nullable Double testLoss,
    @Nullable Double testAccuracy,
    @Nullable Double learningRate,
    @Nullable Double seconds,
    @Nullable Double imagesPerSecond,
    List<StepMetrics> stability) {

  /** Keeps its own copy of the list. */
  public EpochMetrics {
    stability = List.copyOf(Objects.requireNonNullElse(stability, List.of()));
  }

  static EpochMetrics of(EpochReport report) {
    return new EpochMetrics(
        report.epoch(),
        finite(report.trainingLoss()),
        finite(report.trainingAccuracy()),
        finite(report.testLoss()),
        finite(report.testAccuracy()),
        finite(report.learningRate()),
        finite(report.seconds()),
        finite(report.imagesPerSecond()),
        List.of());
  }

  /** From an entry of the history that a model's provenance holds. */
  static EpochMetrics of(Map<?, ?> entry) {
    Double epoch = number(entry, "epoch");
    return new EpochMetrics(
        epoch == null ? 0 : epoch.intValue(),
        number(entry, "trainingLoss"),
        number(entry, "trainingAccuracy"),
        number(entry, "testLoss"),
        number(entry, "testAccuracy"),
        number(entry, "learningRate"),
        number(entry, "seconds"),
        number(entry, "imagesPerSecond"),
        List.of());
  }

  EpochMetrics with(List<StepMetrics> newStability) {
    return new EpochMetrics(
        epoch,
        loss,
        accuracy,
        testLoss,
        testAccuracy,
        learningRate,
        seconds,
        imagesPerSecond,
        newStability);
  }

  private static @Nullable Double number(Map<?, ?> entry, String name) {
    return entry.get(name) instanceof Number number ? finite(number.doubleValue()) : null;
  }

  static @Nullable Double finite(double number) {
    return Double.isFinite(number) ? number : null;
  }
}
