package dev.morphogen.training;

import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.training.data.ChannelStatistics;
import dev.morphogen.training.input.PixelTable;
import java.util.Arrays;
import java.util.List;

/** Between a model's preprocessing and the training's: the same numbers, to the same bits. */
final class ModelPixels {

  private ModelPixels() {}

  static PixelTable table(Preprocessing preprocessing) {
    return new PixelTable(array(preprocessing.mean()), array(preprocessing.std()));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  static Preprocessing preprocessing(ChannelStatistics statistics) {
    return new Preprocessing(list(statistics.mean()), list(statistics.std()));
  }

  private static List<Double> list(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}
