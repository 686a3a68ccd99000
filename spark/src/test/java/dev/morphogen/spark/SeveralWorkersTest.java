package dev.morphogen.spark;

import static dev.morphogen.spark.SameWeights.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.network.model.Model;
import dev.morphogen.spark.train.EpochSummary;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What several workers learn together, beside workers that know no Spark. */
final class SeveralWorkersTest {

  private static SparkSession session;
  private static TwoWorkers.Trained expected;

  @BeforeAll
  static void start() throws Exception {
    session = Sessions.local(3);
    expected = TwoWorkers.train(Toy.RECIPE);
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  @Test
  void twoWorkersGetTheBitsOfTwoWorkerTrainings() {
    List<EpochSummary> epochs = new ArrayList<>();
    Model model = Toy.classifier(2).onEpoch(epochs::add).fit(Toy.train(session, 3)).model();
    assertSame(model, expected.weights());
    assertThat(model.preprocessing()).isEqualTo(TwoWorkers.preprocessing());
    assertThat(epochs).hasSameSizeAs(expected.epochs());
    for (int i = 0; i < epochs.size(); i++) {
      TwoWorkers.Epoch epoch = expected.epochs().get(i);
      assertThat(epochs.get(i).loss()).isCloseTo(epoch.loss(), within(1e-12));
      assertThat(epochs.get(i).accuracy()).isCloseTo(epoch.accuracy(), within(1e-12));
    }
  }

  @Test
  void theRecipesBatchIsDividedByTheWorkers() {
    MorphogenClassifier classifier =
        Toy.classifier(2)
            .with("batchPerWorker", 0)
            .with("recipeChanges", new String[] {"batch=" + 2 * Toy.RECIPE.batch()});
    assertSame(classifier.fit(Toy.train(session, 2)).model(), expected.weights());
  }

  @Test
  void threeWorkersLearnAndPartitionsDoNotMatter() {
    List<EpochSummary> epochs = new ArrayList<>();
    MorphogenClassificationModel model =
        Toy.classifier(3).with("batchPerWorker", 4).onEpoch(epochs::add).fit(Toy.train(session, 4));
    // Partitions of another size, one of them empty.
    Dataset<Row> uneven = Toy.train(session, 1).union(Toy.train(session, 2).limit(0));
    assertSame(Toy.classifier(3).with("batchPerWorker", 4).fit(uneven).model(), model.model());
    assertThat(epochs).hasSize(2).allMatch(epoch -> epoch.workers() == 3);
    assertThat(epochs.getLast().loss()).isLessThan(epochs.getFirst().loss());
    Dataset<Row> scored = model.transform(Toy.test(session));
    assertThat(scored.filter("prediction = label").count()).isGreaterThan(36);
  }
}
