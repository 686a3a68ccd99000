package dev.morphogen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetsTest {

  @Test
  void theSampleIsBalancedAndPadded() {
    ImageDataset data = Datasets.open("sample");

    assertThat(data.toString())
        .isEqualTo("sample: 5000 training and 1000 test images of 32x32x1, 10 classes");
    assertThat(count(data, data.train())).containsOnly(500);
    assertThat(count(data, data.test())).containsOnly(100);
    assertThat(data.classes()).startsWith("T-shirt/top", "Trouser").endsWith("Ankle boot");
    byte[] first = Pictures.image(data, data.train(), 0);
    assertThat(Arrays.copyOf(first, 2 * 32)).containsOnly(0);
    assertThat(Arrays.copyOfRange(first, 30 * 32, 32 * 32)).containsOnly(0);
    assertThat(data.classes().get(data.train().label(0))).isEqualTo("Ankle boot");
  }

  /** Of the unpacked bytes: SampleMaker gives these again from Debian's package. */
  @ParameterizedTest
  @CsvSource({
    "train-images-idx3-ubyte.gz, 444ed5f7ce17397f236f5eba17dd507d3f6912f04edd3e4f1701cdf82f2cc0c5",
    "train-labels-idx1-ubyte.gz, 35d691216f65485d010cc635af5574a9dc04aa5060de9be64ab6e5cb5ead38e9",
    "t10k-images-idx3-ubyte.gz, 7cee33c3c6414b1b86c25e665a6c4f41584269de3b7cc9768b1d351922845eef",
    "t10k-labels-idx1-ubyte.gz, 3128d790775889812b73c4f13923559c8b9e281d112c6ea7862acf60a206a909"
  })
  void theSampleIsWhatItsMakerMade(String file, String sha256) throws Exception {
    try (InputStream in = Datasets.class.getResourceAsStream("/dev/morphogen/sample/" + file)) {
      byte[] packed = in.readAllBytes();
      byte[] bytes = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      assertThat(HexFormat.of().formatHex(digest)).isEqualTo(sha256);
      assertThat(Arrays.copyOfRange(packed, 4, 8)).as("no time in the header").containsOnly(0);
    }
  }

  @Test
  void theSampleComesInOtherSizes() {
    DatasetOptions options = DatasetOptions.defaults();

    assertThat(Datasets.open("sample", options.withSize(28, 28)).imageShape())
        .isEqualTo(new Shape(28, 28, 1));
    assertThat(Datasets.open("sample", options.withSize(14, 20)).imageShape())
        .isEqualTo(new Shape(14, 20, 1));
  }

  @Test
  void withoutItsJarTheSampleSaysWhatIsMissing() {
    ClassLoader empty = ClassLoader.getPlatformClassLoader();

    assertThatThrownBy(() -> SampleDataset.open(DatasetOptions.defaults(), empty))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "data sample: expected dev.morphogen:morphogen-sample on the class path, got none");
  }

  @Test
  void aLimitKeepsTheClassesShares() {
    ImageDataset data = Datasets.open("sample");
    ImageDataset some = Datasets.limit(data, 73, 5);

    assertThat(some.train().size()).isEqualTo(73);
    assertThat(some.test().size()).isEqualTo(73);
    assertThat(Arrays.stream(count(some, some.train())).boxed().toList())
        .allMatch(n -> n == 7 || n == 8);
    assertThat(Datasets.limit(data, 73, 5).checksum()).isEqualTo(some.checksum());
    assertThat(Datasets.limit(data, 73, 6).checksum()).isNotEqualTo(some.checksum());
    assertThat(Datasets.limit(data, 1 << 20, 5).checksum()).isEqualTo(data.checksum());
  }

  @Test
  void theChecksumSeesEveryPart() {
    byte[] pixels = {1, 2, 3, 4};
    ImageDataset data = dataset("a", pixels, 0, 1);

    assertThat(data.checksum()).startsWith("sha256:").hasSize(71);
    assertThat(dataset("a", pixels.clone(), 0, 1).checksum()).isEqualTo(data.checksum());
    assertThat(dataset("b", pixels, 0, 1).checksum()).isNotEqualTo(data.checksum());
    assertThat(dataset("a", pixels, 1, 0).checksum()).isNotEqualTo(data.checksum());
    assertThat(dataset("a", new byte[] {1, 2, 3, 5}, 0, 1).checksum())
        .isNotEqualTo(data.checksum());
  }

  @Test
  void partsOneAfterTheOtherAreOneSplit() {
    MemorySplit first = new MemorySplit(new byte[] {1, 2, 3, 4}, new int[] {5, 6}, 2);
    MemorySplit second = new MemorySplit(new byte[] {7, 8}, new int[] {9}, 2);
    ImageSplit both = ConcatenatedSplit.of(List.of(first, second));
    byte[] image = new byte[3];
    both.read(2, image, 1);

    assertThat(both.size()).isEqualTo(3);
    assertThat(image).containsExactly(0, 7, 8);
    assertThat(both.label(1)).isEqualTo(6);
    assertThat(both.label(2)).isEqualTo(9);
    assertThatThrownBy(() -> both.label(3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pets | data: expected one of sample, cifar10:DIR, cifar100:DIR, stl10:DIR, idx:DIR, \
          folder:DIR, got 'pets'
          mnist:x | data: expected one of sample, cifar10:DIR, cifar100:DIR, stl10:DIR, idx:DIR, \
          folder:DIR, got 'mnist:x'
          cifar10 | data: expected cifar10:DIR, got 'cifar10': name the folder
          folder: | data: expected folder:DIR, got 'folder:': name the folder
          """)
  void whatIsNoSpecificationIsRefused(String specification, String message) {
    assertThatThrownBy(() -> Datasets.open(specification))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }

  @Test
  void limitsAndSizesAreChecked() {
    ImageDataset data = dataset("a", new byte[4], 0, 1);

    assertThatThrownBy(() -> Datasets.limit(data, 0, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("limit: expected at least 1 image, got 0");
    assertThatThrownBy(() -> DatasetOptions.defaults().withSize(0, 5))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("size: expected sides of 1 to 4096 pixels, got 0x5");
    assertThatThrownBy(() -> MemorySplit.allocate("x", 1 << 20, new Shape(64, 64, 3)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageMatching(
            "x: 1048576 images of 64x64x3 need 12884901888 bytes, more than the \\d+ there is room"
                + " for: use a smaller size, fewer images or more memory \\(-Xmx\\)");
  }

  @Test
  void aDataSetIsOfOneSizeAndItsClasses() {
    MemorySplit fine = new MemorySplit(new byte[4], new int[] {0, 1}, 2);
    MemorySplit more = new MemorySplit(new byte[6], new int[] {0, 1}, 3);
    MemorySplit fewer = new MemorySplit(new byte[2], new int[] {0, 1}, 1);
    MemorySplit mislabelled = new MemorySplit(new byte[4], new int[] {1, 2}, 2);
    MemorySplit none = new MemorySplit(new byte[0], new int[0], 5);

    assertThat(inMemory(fine, none).test().size()).isZero();
    assertRefused(more, fine, "data x: training images: expected 2 numbers each (1x2x1), got more");
    assertRefused(fine, fewer, "data x: test images: expected 2 numbers each (1x2x1), got 1");
    assertRefused(fine, mislabelled, "data x: test image 1: expected a class from 0 to 1, got 2");
  }

  private static ImageDataset inMemory(ImageSplit train, ImageSplit test) {
    return new MemoryDataset("x", new Shape(1, 2, 1), List.of("a", "b"), train, test);
  }

  private static void assertRefused(ImageSplit train, ImageSplit test, String message) {
    assertThatThrownBy(() -> inMemory(train, test))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(message);
  }

  @Test
  void everyKindIsListed() {
    assertThat(Datasets.list())
        .extracting(DatasetKind::specification)
        .containsExactly(
            "sample", "cifar10:DIR", "cifar100:DIR", "stl10:DIR", "idx:DIR", "folder:DIR");
  }

  private static ImageDataset dataset(String name, byte[] pixels, int... labels) {
    MemorySplit split = new MemorySplit(pixels, labels, 2);
    return new MemoryDataset("x", new Shape(1, 2, 1), List.of(name, "other"), split, split);
  }

  private static int[] count(ImageDataset data, ImageSplit split) {
    int[] count = new int[data.classes().size()];
    for (int n = 0; n < split.size(); n++) {
      count[split.label(n)]++;
    }
    return count;
  }
}
