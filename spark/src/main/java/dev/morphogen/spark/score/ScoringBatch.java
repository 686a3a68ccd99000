package dev.morphogen.spark.score;

import dev.morphogen.kernels.elementwise.SoftmaxCrossEntropy;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.spark.image.ImageColumn;
import dev.morphogen.spark.image.PictureOrigin;
import dev.morphogen.training.InferenceBatch;
import dev.morphogen.training.Overflow;
import dev.morphogen.training.input.PixelTable;
import dev.morphogen.training.loss.SoftmaxHead;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows that go through the network together. */
final class ScoringBatch {

  private static final int MOST_IMAGES = 64;

  private final ImageColumn column;
  private final int index;
  private final PictureOrigin origin;
  private final List<Boolean> wanted;
  private final boolean needsAnswers;
  private final Shape shape;
  private final int classes;
  private final PixelTable table;
  private final InferencePlan plan;
  private final SoftmaxCrossEntropy softmax;
  private final float[] images;
  private final float[] logits;
  private final float[] probabilities;
  private final List<Row> rows = new ArrayList<>();

  ScoringBatch(
      ScoringModel model,
      ImageColumn column,
      int index,
      PictureOrigin origin,
      List<Boolean> wanted,
      boolean needsAnswers) {
    this.column = column;
    this.index = index;
    this.origin = origin;
    this.wanted = wanted;
    this.needsAnswers = needsAnswers;
    NetworkSpec spec = model.network();
    Network network = spec.network();
    shape = spec.input();
    classes = spec.classes().size();
    int capacity = InferenceBatch.of(network, MOST_IMAGES);
    PlanSettings settings = PlanSettings.of(capacity, 1);
    table = model.table();
    plan = new InferencePlan(network, model.weights(network), settings);
    softmax = settings.kernels().softmaxCrossEntropy(classes);
    images = new float[capacity * shape.size()];
    logits = new float[capacity * classes];
    probabilities = new float[classes];
  }

  boolean isFull() {
    return rows.size() == plan.capacity();
  }

  void add(Row row) {
    int offset = rows.size() * shape.size();
    if (column.kind() == ImageColumn.Kind.NUMBERS) {
      float[] numbers = origin.naming(row, () -> column.numbers(row, index, shape));
      table.normalize(numbers, numbers);
      System.arraycopy(numbers, 0, images, offset, numbers.length);
    } else {
      byte[] pixels = origin.naming(row, () -> column.bytes(row, index, shape));
      table.normalize(pixels, 0, shape.pixels(), images, offset);
    }
    rows.add(row);
  }

  /** Appends the rows with their scores and begins anew. */
  void run(Collection<Row> scored) {
    plan.run(images, rows.size(), logits);
    for (int i = 0; i < rows.size(); i++) {
      scored.add(scored(rows.get(i), i * classes));
    }
    rows.clear();
  }

  private Row scored(Row row, int offset) {
    List<Object> values = new ArrayList<>(row.size() + 3);
    for (int i = 0; i < row.size(); i++) {
      values.add(row.get(i));
    }
    origin.naming(row, () -> computeProbabilities(offset));
    if (wanted.get(0)) {
      values.add(Vectors.dense(doubles(logits, offset)));
    }
    if (wanted.get(1)) {
      values.add(Vectors.dense(doubles(probabilities, 0)));
    }
    if (wanted.get(2)) {
      values.add(predicted(offset));
    }
    return RowFactory.create(values.toArray());
  }

  private float[] computeProbabilities(int offset) {
    softmax.probabilities(logits, offset, probabilities, 0);
    if (needsAnswers) {
      Overflow.requireNone("column '%s'".formatted(column.name()), probabilities);
    }
    return probabilities;
  }

  private double predicted(int offset) {
    return Overflow.isIn(probabilities) ? Double.NaN : SoftmaxHead.largest(logits, offset, classes);
  }

  private double[] doubles(float[] numbers, int offset) {
    double[] out = new double[classes];
    for (int i = 0; i < classes; i++) {
      out[i] = numbers[offset + i];
    }
    return out;
  }
}
