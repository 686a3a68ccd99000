package dev.morphogen.app.option;

import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.data.DatasetOptions;
import dev.morphogen.training.data.DatasetOptions.Size;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.PictureFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which images, and how many of them. */
public final class DataOptions {

  /** Used if nothing else is said. */
  public static final String SAMPLE = "sample";

  @Option(
      names = "--data",
      paramLabel = "D",
      description =
          "Data set: sample (built in), or KIND:DIR where KIND is cifar10, cifar100, stl10, idx or folder.")
  private @Nullable String data;

  @Option(
      names = "--image-size",
      paramLabel = "HxW",
      converter = SizeText.class,
      description =
          "Bring the images to this height and width, such as 64x64 (default: their own, or 32x32 where"
              + " pictures differ; a model's for folders and for what it was trained on).")
  private @Nullable Size size;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Take at most N training and N test images.")
  private @Nullable Integer limit;

  /** The specification that was given. */
  public @Nullable String data() {
    return data;
  }

  /** The size that was asked for. */
  public @Nullable Size size() {
    return size;
  }

  /** How many images were asked for. */
  public @Nullable Integer limit() {
    return limit;
  }

  /** Opens what was given, showing how far it is. Its name is one that finds it from any working directory. */
  public ImageDataset open(long seed, Screen screen) {
    return open(absolute(data == null ? SAMPLE : data), size, seed, screen);
  }

  /** Opens something else, with the same limit. */
  public ImageDataset open(String specification, @Nullable Size wanted, long seed, Screen screen) {
    return open(specification, wanted, limit, seed, screen);
  }

  /** Opens a data set, showing how far it is. */
  public static ImageDataset open(
      String specification,
      @Nullable Size size,
      @Nullable Integer limit,
      long seed,
      Screen screen) {
    DatasetOptions options = DatasetOptions.defaults().withSeed(seed);
    DatasetOptions sized = size == null ? options : options.withSize(size.height(), size.width());
    ImageDataset all =
        screen.withProgress(listener -> Datasets.open(specification, sized.withProgress(listener)));
    return limited(all, limit, seed);
  }

  private static ImageDataset limited(ImageDataset all, @Nullable Integer limit, long seed) {
    return limit == null ? all : Datasets.limit(all, limit, seed);
  }

  /** As many of them as were asked for. */
  public ImageDataset limited(ImageDataset all, long seed) {
    return limited(all, limit, seed);
  }

  /**
   * Before anything is read or made: a folder among those of a data set's classes would be one more of them the next time.
   *
   * @throws InvalidInputException if the output is to be in there
   */
  public static void requireOutside(String specification, Path output) {
    if (PictureFolder.of(specification).filter(p -> p.holdsAmongClasses(output)).isPresent()) {
      throw new InvalidInputException(
          "--out: expected a folder outside the pictures of --data, where it would count as a class, got %s in %s: name another with --out"
              .formatted(output, specification));
    }
  }

  /** A short name for what a specification stands for: {@code folder:photos/pets} is pets. */
  public static String shortName(String specification) {
    int colon = specification.indexOf(':');
    String kind = colon < 0 ? specification : specification.substring(0, colon);
    if (!kind.equals("folder") && !kind.equals("idx")) {
      return kind;
    }
    Path last =
        Path.of(specification.substring(colon + 1)).toAbsolutePath().normalize().getFileName();
    String name = String.valueOf(last).replaceAll("[^\\p{L}\\p{N}._-]+", "-");
    return last == null || name.startsWith(".") ? kind : name;
  }

  /** The same data set, found from any working directory; what names none stays as it is, to be refused so. */
  public static String absolute(String specification) {
    int colon = specification.indexOf(':');
    String kind = specification.substring(0, colon + 1);
    return colon < 0 || specification.equals(kind) || !isKind(kind)
        ? specification
        : kind + place(specification, colon);
  }

  private static boolean isKind(String prefix) {
    return Datasets.list().stream().anyMatch(kind -> kind.specification().startsWith(prefix));
  }

  /** Whether both name the same data set, seen from this working directory. */
  public static boolean isSame(String one, String other) {
    int colon = one.indexOf(':');
    return one.equals(other)
        || colon >= 0
            && other.startsWith(one.substring(0, colon + 1))
            && place(one, colon).normalize().equals(place(other, colon).normalize());
  }

  private static Path place(String specification, int colon) {
    return Datasets.path(specification.substring(colon + 1)).toAbsolutePath();
  }
}
