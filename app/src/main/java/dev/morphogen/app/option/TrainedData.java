package dev.morphogen.app.option;

import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.model.ModelConfig;
import dev.morphogen.training.data.DatasetOptions.Size;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The images that a model was trained on, as far as its record says. */
public final class TrainedData {

  private TrainedData() {}

  /** How they were called, if the record says so: that of a model made by Spark or by DJL does not. */
  public static Optional<String> specification(ModelConfig model) {
    return data(model).get("name") instanceof String name ? Optional.of(name) : Optional.empty();
  }

  /** Whether the record calls them so, seen from this working directory. */
  public static boolean isCalled(ModelConfig model, String specification) {
    return specification(model).filter(name -> DataOptions.isSame(specification, name)).isPresent();
  }

  /** The seed, which divides folders. */
  public static long seed(ModelConfig model) {
    return model.provenance().get("seed") instanceof Number number ? number.longValue() : 1;
  }

  /** The checksum of the images; {@code unknown} if the record does not say. */
  public static String checksum(ModelConfig model) {
    return data(model).get("checksum") instanceof String checksum ? checksum : "unknown";
  }

  /** How many images tested it; 0 if the record does not say. */
  public static int testImages(ModelConfig model) {
    return count(model, "testImages");
  }

  /** Whether these are the same, to the last bit. */
  public static boolean isSame(ModelConfig model, ImageDataset images) {
    return images.checksum().equals(data(model).get("checksum"));
  }

  /**
   * Whether these are others than the record says, where it does. They may be more: what {@code --limit} left of them then
   * is compared.
   */
  public static boolean isChanged(ModelConfig model, ImageDataset images) {
    Integer limit = limit(model);
    return data(model).containsKey("checksum")
        && !isSame(model, limit == null ? images : Datasets.limit(images, limit, seed(model)));
  }

  /**
   * Whether both were trained on one folder and the seed divided it differently, so that what tests one has trained the
   * other.
   */
  public static boolean isOtherDivision(ModelConfig one, ModelConfig other) {
    return specification(one)
            .filter(name -> name.startsWith("folder:") && isCalled(other, name))
            .isPresent()
        && seed(one) != seed(other)
        && !Objects.equals(data(one).get("checksum"), data(other).get("checksum"));
  }

  /**
   * Opens them again: in the model's size, as many as there were.
   *
   * @throws InvalidInputException if the record names none, or they are not there
   */
  public static ImageDataset open(ModelConfig model, Screen screen) {
    String name =
        specification(model)
            .orElseThrow(() ->
                new InvalidInputException(
                    "the model's record does not say what it was trained on"));
    Shape input = model.spec().input();
    Size size = new Size(input.height(), input.width());
    return DataOptions.open(name, size, limit(model), seed(model), screen);
  }

  /** Of n training and m test images {@code --limit} leaves min(limit, n) and min(limit, m): the larger is a limit that does the same. */
  private static @Nullable Integer limit(ModelConfig model) {
    int most = Math.max(count(model, "trainingImages"), testImages(model));
    return most > 0 ? most : null;
  }

  private static int count(ModelConfig model, String name) {
    return data(model).get(name) instanceof Number number ? number.intValue() : 0;
  }

  private static Map<?, ?> data(ModelConfig model) {
    return model.provenance().get("data") instanceof Map<?, ?> data ? data : Map.of();
  }
}
