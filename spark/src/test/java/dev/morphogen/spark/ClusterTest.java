package dev.morphogen.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.model.Model;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Two executor JVMs give the bits of two threads, and score. */
final class ClusterTest {

  @Test
  void executorsAreAsGoodAsThreads() throws IOException {
    Model expected;
    try (SparkSession session = Sessions.local(2)) {
      expected = Toy.classifier(2).fit(Toy.train(session, 2)).model();
    }
    try (SparkSession session = Sessions.cluster(2)) {
      MorphogenClassificationModel model =
          Toy.classifier(2).with("timeout", 60).fit(Toy.train(session, 3));
      // That both workers have the same weights after every epoch is checked by fit.
      assertThat(model.model().weights().trained()).isEqualTo(expected.weights().trained());
      assertThat(model.model().weights().tracked()).isEqualTo(expected.weights().tracked());
      assertThat(model.transform(Toy.test(session)).filter("prediction = label").count())
          .isGreaterThan(20);
    }
  }
}
