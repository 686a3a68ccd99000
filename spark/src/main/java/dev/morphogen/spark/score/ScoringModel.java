package dev.morphogen.spark.score;

import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.weights.Weights;
import dev.morphogen.spark.train.SpecText;
import dev.morphogen.spark.train.Wire;
import dev.morphogen.training.input.PixelTable;
import java.io.Serializable;
import java.util.List;

/** All of a model that inference needs, to be sent to every executor once. */
record ScoringModel(String spec, float[] trained, float[] tracked, double[] mean, double[] std)
    implements Serializable {

  static byte[] bytes(Model model) {
    return Wire.bytes(
        new ScoringModel(
            SpecText.of(model.spec()),
            model.weights().trained(),
            model.weights().tracked(),
            array(model.preprocessing().mean()),
            array(model.preprocessing().std())));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  NetworkSpec network() {
    return SpecText.read(spec);
  }

  Weights weights(Network network) {
    return new Weights(network.layout(), trained, tracked);
  }

  PixelTable table() {
    return new PixelTable(mean, std);
  }
}
