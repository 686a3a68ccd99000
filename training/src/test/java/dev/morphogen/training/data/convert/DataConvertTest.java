package dev.morphogen.training.data.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.WorkFailedException;
import dev.morphogen.training.data.DatasetOptions;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.ImageSplit;
import dev.morphogen.training.data.MemoryDataset;
import dev.morphogen.training.data.MemorySplit;
import dev.morphogen.training.data.Pictures;
import dev.morphogen.training.data.ProgressListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataConvertTest {

  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void picturesOpenAgainWithTheSamePixels(int channels) {
    ImageDataset data = data(channels, List.of("a/b", "a_b", "c"));
    Path target = temporary.resolve("new/pictures");
    DataConvert.convert(data, "folder:" + target);
    ImageDataset again = open("folder:" + target);

    assertThat(again.classes()).containsExactly("a_b", "a_b-2", "c");
    assertThat(again.imageShape()).isEqualTo(data.imageShape());
    assertThat(again.checksum()).isEqualTo(renamed(data, again.classes()).checksum());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void idxFilesOpenAgainWithTheSamePixels(int channels) {
    ImageDataset data = data(channels, List.of("a/b", "a_b", "c"));
    DataConvert.convert(data, "idx:" + temporary.resolve("idx"));

    assertThat(open("idx:" + temporary.resolve("idx")).checksum()).isEqualTo(data.checksum());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void jpegLosesTheLessTheBetterItsQuality(int channels) throws IOException {
    ImageDataset data = data(channels, List.of("a", "b"));
    double good = jpegError(data, 100);
    double usual = jpegError(data, 75);
    double bad = jpegError(data, 5);
    assertThat(good).isPositive().isLessThan(usual);
    assertThat(bad).isGreaterThan(usual);
    assertThat(namesIn("75/train/b")).containsExactly("000002.jpg", "000003.jpg", "000004.jpg");
  }

  /** Mean difference of a pixel of the training images. */
  private double jpegError(ImageDataset data, int quality) {
    String target = "folder:" + temporary.resolve(Integer.toString(quality));
    DataConvert.convert(data, target, PictureFormat.jpeg(quality), ProgressListener.none());
    ImageDataset again = open(target);
    assertThat(again.classes()).isEqualTo(data.classes());
    byte[] before = new byte[data.imageShape().size()];
    byte[] after = new byte[before.length];
    long sum = 0;
    for (int n = 0; n < data.train().size(); n++) {
      assertThat(again.train().label(n)).isEqualTo(data.train().label(n));
      data.train().read(n, before, 0);
      again.train().read(n, after, 0);
      for (int i = 0; i < before.length; i++) {
        sum += Math.abs((before[i] & 0xFF) - (after[i] & 0xFF));
      }
    }
    return (double) sum / (data.train().size() * before.length);
  }

  /** 16, 11, 10, 16, … divided by two at 75, and one pair of colours for four pixels. */
  @Test
  void qualityIsCountedAsLibjpegDoes() throws IOException {
    ImageDataset data = data(3, List.of("a", "b"));
    String target = "folder:" + temporary.resolve("new");
    DataConvert.convert(data, target, PictureFormat.jpeg(75), ProgressListener.none());
    byte[] file = Files.readAllBytes(temporary.resolve("new/train/a/000000.jpg"));
    String hex = HexFormat.of().formatHex(file);
    assertThat(hex).contains("ffdb0043000806060706"); // the zigzag's 16, 11, 12, 14, 12
    assertThat(hex).contains("ffc0001108000300040301220002110103"); // 8 bits, 3x4, 2x2 of the first
  }

  @Test
  void jpegIsForPicturesAndOfAQualityThatThereIs() {
    ImageDataset data = data(3, List.of("a", "b"));
    String target = "idx:" + temporary.resolve("new");
    assertThatThrownBy(() ->
            DataConvert.convert(data, target, PictureFormat.jpeg(75), ProgressListener.none()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("data convert: expected folder:DIR to write JPEG to, got '" + target + "'");
    assertThat(temporary).isEmptyDirectory();
    for (int quality : new int[] {-1, 0, 101}) {
      assertThatThrownBy(() -> PictureFormat.jpeg(quality))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("jpeg: expected a quality of 1 to 100, got " + quality);
    }
  }

  /** Shells leave the ~ alone behind a colon. */
  @Test
  void aTildeIsTheHomeFolder() {
    String before = System.getProperty("user.home");
    System.setProperty("user.home", temporary.toString());
    try {
      DataConvert.convert(data(1, List.of("a", "b")), "idx:~/digits");
    } finally {
      System.setProperty("user.home", before);
    }
    assertThat(temporary.resolve("digits")).isDirectoryContaining("glob:**/classes.txt");
  }

  /** Where %d writes ٧ for 7. */
  @Test
  void filesHaveTheSameDigitsInEveryCountry() throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat("%d".formatted(7)).isNotEqualTo("7");
      DataConvert.convert(data(1, List.of("a", "b")), "folder:" + temporary.resolve("new"));
    } finally {
      Locale.setDefault(before);
    }
    assertThat(namesIn("new/train/a")).containsExactly("000000.png", "000001.png");
    assertThat(namesIn("new/train/b")).containsExactly("000002.png", "000003.png", "000004.png");
  }

  private List<String> namesIn(String folder) throws IOException {
    try (Stream<Path> files = Files.list(temporary.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void anEmptyFolderIsFilledAndNothingStaysBeside() throws IOException {
    Path target = Files.createDirectory(temporary.resolve("empty"));
    DataConvert.convert(data(1, List.of("a", "b")), "idx:" + target);

    assertThat(target).isDirectoryContaining("glob:**/classes.txt");
    try (Stream<Path> beside = Files.list(temporary)) {
      assertThat(beside).containsExactly(target);
    }
  }

  @Test
  void aFolderWithFilesIsRefusedAndKept() throws IOException {
    Path mine = Files.writeString(temporary.resolve("mine.txt"), "mine");
    ImageDataset data = data(3, List.of("a", "b"));

    assertRefused(
        data,
        "folder:" + temporary,
        temporary + ": expected a new or empty folder, it has files in it: choose another");
    assertRefused(data, "idx:" + mine, mine + ": expected a new or empty folder, got a file");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void aFolderWithinTheOneThatIsReadIsRefused() throws IOException {
    Path source = temporary.resolve("source");
    DataConvert.convert(data(3, List.of("a", "b")), "folder:" + source);
    Path link = Files.createSymbolicLink(temporary.resolve("link"), source);
    ImageDataset read = open("folder:" + source);

    for (Path inside :
        List.of(source.resolve("new/deep"), source.resolve("../source/new"), link.resolve("new"))) {
      assertRefused(
          read,
          "idx:" + inside,
          inside
              + ": expected a folder outside the data set that is read, folder:"
              + source
              + ": choose another");
    }
    DataConvert.convert(read, "folder:" + source.resolve("../source-2"));
    assertThat(open("folder:" + source).classes()).containsExactly("a", "b");
  }

  @Test
  void whyItCannotBeWrittenIsSaidInWords() throws IOException {
    Path blocked = Files.createDirectory(temporary.resolve("blocked"));
    Files.writeString(blocked.resolve("file"), "");
    Path target = blocked.resolve("file/new");
    assertThatThrownBy(() -> DataConvert.convert(data(3, List.of("a", "b")), "folder:" + target))
        .isInstanceOf(WorkFailedException.class)
        .hasMessage(
            target
                + ": cannot be written ("
                + blocked.resolve("file")
                + " is a file): is there room, and may you write there?");
  }

  @Test
  void whatCannotBeWrittenIsRefused() {
    ImageDataset data = data(3, List.of("a", "b"));
    assertRefused(
        data,
        "cifar10:x",
        "data convert: expected folder:DIR or idx:DIR to write to, got 'cifar10:x'");
    assertRefused(
        data, "folder:", "data convert: expected folder:DIR or idx:DIR to write to, got 'folder:'");
    assertRefused(
        data(2, List.of("a", "b")),
        "folder:" + temporary,
        "test: expected 1 or 3 channels to write pictures, got 3x4x2: write to idx:DIR instead");
  }

  /** With test images its folder would be no class of train/, without any it would be gone. */
  @Test
  void aClassWithoutTrainingImagesIsRefused() {
    Shape shape = new Shape(3, 4, 1);
    for (int lastTest : new int[] {0, 2}) {
      MemorySplit train = new MemorySplit(Pictures.noise(36, 1), new int[] {0, 1, 1}, shape.size());
      MemorySplit test =
          new MemorySplit(Pictures.noise(24, 2), new int[] {0, lastTest}, shape.size());
      ImageDataset data = new MemoryDataset("test", shape, List.of("a", "b", "c"), train, test);
      assertRefused(
          data,
          "folder:" + temporary.resolve("new"),
          "test: expected training images of every class to write class folders, got none of 'c': write to idx:DIR instead");
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void classNamesBecomeSafeFolderNames() {
    assertThat(
            ClassFolderNames.of(
                List.of("T-shirt/top", "../up", ".git", "nul", "x.", "Été 1", "a:b", "A_B", "  ")))
        .containsExactly("T-shirt_top", "__up", "_git", "_nul", "x_", "Été 1", "a_b", "A_B-2", "_");
  }

  private ImageDataset open(String specification) {
    return Datasets.open(
        specification, DatasetOptions.defaults().withCacheDirectory(temporary.resolve("cache")));
  }

  private static void assertRefused(ImageDataset data, String target, String message) {
    assertThatThrownBy(() -> DataConvert.convert(data, target))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }

  /** Labels in order, as a folder gives them back. */
  private static ImageDataset data(int channels, List<String> classes) {
    Shape shape = new Shape(3, 4, channels);
    int last = classes.size() - 1;
    MemorySplit train =
        new MemorySplit(
            Pictures.noise(5 * shape.size(), 1), new int[] {0, 0, 1, 1, last}, shape.size());
    int[] labels = last == 1 ? new int[] {0, 1, 1} : new int[] {0, 1, 2};
    MemorySplit test = new MemorySplit(Pictures.noise(3 * shape.size(), 2), labels, shape.size());
    return new MemoryDataset("test", shape, classes, train, test);
  }

  private static ImageDataset renamed(ImageDataset data, List<String> classes) {
    ImageSplit train = data.train();
    return new MemoryDataset("renamed", data.imageShape(), classes, train, data.test());
  }
}
