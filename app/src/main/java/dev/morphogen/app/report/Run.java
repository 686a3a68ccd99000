package dev.morphogen.app.report;

import dev.morphogen.network.model.ModelConfig;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A training that is done, as it is on record: what it made and how each epoch went. */
record Run(Path folder, ModelConfig config, List<EpochMetrics> epochs) {

  Run {
    epochs = List.copyOf(epochs);
  }

  /** Metrics of a folder that has none, or those of another training, are taken from the model's own record. */
  static Run load(Path folder) {
    ModelConfig config = ModelConfig.in(folder);
    List<EpochMetrics> kept = new MetricsFile(folder).read();
    List<EpochMetrics> own = history(config);
    return new Run(folder, config, sameLosses(kept, own) ? kept : own);
  }

  private static List<EpochMetrics> history(ModelConfig config) {
    Object history = config.provenance().getOrDefault("history", List.of());
    return history instanceof List<?> entries
        ? entries.stream()
            .filter(Map.class::isInstance)
            .map(entry -> EpochMetrics.of((Map<?, ?>) entry))
            .toList()
        : List.of();
  }

  private static boolean sameLosses(List<EpochMetrics> kept, List<EpochMetrics> own) {
    return losses(kept).equals(losses(own));
  }

  private static List<String> losses(List<EpochMetrics> epochs) {
    return epochs.stream()
        .map(e -> "%d %s %s".formatted(e.epoch(), e.loss(), e.testLoss()))
        .toList();
  }

  /** The folder's own name. */
  String name() {
    Path last = folder.toAbsolutePath().normalize().getFileName();
    return last == null ? folder.toString() : last.toString();
  }

  /** All that are trained, normalizations among them. */
  int learntNumbers() {
    return config.spec().network().layout().trainedSize();
  }

  /** Of one image. */
  long multiplyAdds() {
    return config.spec().network().multiplyAdds();
  }

  /** After the last epoch. */
  @Nullable Double testAccuracy() {
    return epochs.isEmpty() ? null : epochs.getLast().testAccuracy();
  }

  /** The first epoch of the best; none if no epoch has an accuracy. */
  @Nullable EpochMetrics best() {
    return epochs.stream()
        .filter(epoch -> epoch.testAccuracy() != null)
        .max(
            Comparator.comparingDouble((EpochMetrics epoch) -> Numbers.of(epoch.testAccuracy()))
                .thenComparingInt(epoch -> -epoch.epoch()))
        .orElse(null);
  }

  /** Of all epochs. */
  double seconds() {
    return epochs.stream().mapToDouble(epoch -> Numbers.of(epoch.seconds())).sum();
  }

  /** Every epoch has as many images, so the mean speed is the harmonic one. */
  double imagesPerSecond() {
    return epochs.size()
        / epochs.stream().mapToDouble(epoch -> 1 / Numbers.of(epoch.imagesPerSecond())).sum();
  }
}
