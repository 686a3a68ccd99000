package dev.morphogen.spark.command;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.split;

import dev.morphogen.network.InvalidInputException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.StringIndexerModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource;

/**
 * Pictures in {@code train/CLASS/} and maybe {@code test/CLASS/}, read by the executors. Classes, and the order of the pictures, are
 * those of the command line's {@code folder:}, so the same pictures give the same model.
 */
final class PictureFolder {

  /** Those that {@code folder:} takes; Spark itself passes names that begin with a dot or an underscore. */
  private static final String PICTURES =
      "*.{[jJ][pP][gG],[jJ][pP][eE][gG],[jJ][pP][eE],[pP][nN][gG],[bB][mM][pP],[gG][iI][fF],[wW][eE][bB][pP]}";

  private static final String CLASS = "class";

  private final SparkSession session;
  private final Path folder;
  private final FileSystem files;

  /**
   * A folder on any file system that Spark knows.
   *
   * @throws InvalidInputException if it knows none of the kind, or not where
   */
  PictureFolder(SparkSession session, String folder) {
    this.session = session;
    try {
      this.folder = new Path(folder);
      files = this.folder.getFileSystem(session.sparkContext().hadoopConfiguration());
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidInputException(
          "--images: expected a folder that can be read, got '%s' (%s)"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  /** With the class's number as the label. */
  Frames frames(int channels) throws IOException {
    if (!files.exists(new Path(folder, "train"))) {
      throw new InvalidInputException(
          "--images: expected a folder with train/ in it, got '%s'".formatted(folder));
    }
    Dataset<Row> train = pictures("train");
    StringIndexerModel index =
        new StringIndexer()
            .setInputCol(CLASS)
            .setOutputCol("label")
            .setStringOrderType("alphabetAsc")
            .fit(train);
    List<String> classes = List.of(index.labelsArray()[0]);
    if (classes.size() < 2) {
      throw new InvalidInputException(
          "--images: expected pictures (.jpg, .png) of at least 2 classes, train/CLASS/PICTURE, got %s in '%s'"
              .formatted(classes.isEmpty() ? "none" : "only " + classes.getFirst(), folder));
    }
    Dataset<Row> test = null;
    if (files.exists(new Path(folder, "test"))) {
      test = pictures("test");
      requireClasses(test, classes);
      test = index.transform(test);
    }
    return new Frames(index.transform(train.orderBy(CLASS, "path")), test, "content", channels);
  }

  private void requireClasses(Dataset<Row> test, List<String> classes) {
    List<String> tested =
        new ArrayList<>(test.select(CLASS).distinct().as(Encoders.STRING()).collectAsList());
    if (tested.isEmpty()) {
      throw new InvalidInputException(
          "--images: expected the classes of train/ in test/, found no pictures in '%s'"
              .formatted(folder));
    }
    tested.removeAll(classes);
    if (!tested.isEmpty()) {
      throw new InvalidInputException(
          "--images: expected the classes of train/ in test/, got another one: %s"
              .formatted(tested.stream().sorted().toList().getFirst()));
    }
  }

  private Dataset<Row> pictures(String part) throws IOException {
    String root = files.getFileStatus(new Path(folder, part)).getPath().toString();
    // Spark counts code points, and from 1; behind the root comes a slash.
    int within = root.codePointCount(0, root.length()) + 2;
    return session
        .read()
        .format("binaryFile")
        .option("recursiveFileLookup", "true")
        .option("pathGlobFilter", PICTURES)
        // A folder's name may hold [ ] { } and *, which Spark would take for a pattern.
        .option(DataSource.GLOB_PATHS_KEY(), "false")
        .load(root)
        .withColumn("within", split(col("path").substr(within, Integer.MAX_VALUE), "/", 2))
        .where("size(within) = 2")
        .select(col("content"), col("path"), col("within").getItem(0).as(CLASS));
  }
}
