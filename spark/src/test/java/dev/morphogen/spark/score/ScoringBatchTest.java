package dev.morphogen.spark.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.model.Preprocessing;
import dev.morphogen.spark.image.ImageColumn;
import dev.morphogen.spark.image.PictureOrigin;
import dev.morphogen.spark.train.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A task's memory depends on the images' size, and one without rows takes none. */
final class ScoringBatchTest {

  private static final StructType IMAGE =
      new StructType()
          .add("height", DataTypes.IntegerType)
          .add("width", DataTypes.IntegerType)
          .add("nChannels", DataTypes.IntegerType)
          .add("mode", DataTypes.IntegerType)
          .add("data", DataTypes.BinaryType);

  private static ScoringBatch batch(Shape shape) {
    List<String> classes = List.of("a", "b");
    NetworkSpec spec = new NetworkSpec(Architecture.of("linearmix", List.of(2, 4)), shape, classes);
    Preprocessing preprocessing = new Preprocessing(List.of(0.5), List.of(0.25));
    Model model = new Model(spec, preprocessing, Map.of(), spec.network().initialWeights(1));
    return new ScoringBatch(
        Wire.value(ScoringModel.bytes(model), ScoringModel.class),
        new ImageColumn("image", ImageColumn.Kind.STRUCT, false),
        0,
        new PictureOrigin(-1),
        List.of(true, true, true),
        true);
  }

  private static Row picture(Shape shape) {
    Object[] fields = {shape.height(), shape.width(), 1, 0, new byte[shape.size()]};
    return RowFactory.create(new GenericRowWithSchema(fields, IMAGE));
  }

  @ParameterizedTest
  @CsvSource({"32, 64", "512, 32", "2000, 2"})
  void largePicturesAreFewAtOnce(int side, int expected) {
    Shape shape = new Shape(side, side, 1);
    ScoringBatch batch = batch(shape);
    Row picture = picture(shape);
    int images = 0;
    while (!batch.isFull()) {
      batch.add(picture);
      images++;
    }
    assertThat(images).isEqualTo(expected);
  }

  @Test
  void batchesDoNotMatterToTheRows() {
    Shape shape = new Shape(512, 512, 1);
    List<Row> rows = Collections.nCopies(33, picture(shape));
    List<Row> scored = new ArrayList<>();
    new ScoredRows(rows.iterator(), () -> batch(shape)).forEachRemaining(scored::add);
    assertThat(scored).hasSize(33).containsOnly(scored.getFirst());
  }

  @Test
  void aPartitionWithoutRowsMakesNoBatch() {
    ScoredRows scored =
        new ScoredRows(
            Collections.emptyIterator(),
            () -> {
              throw new AssertionError("a batch of nothing");
            });
    assertThat(scored.hasNext()).isFalse();
  }
}
