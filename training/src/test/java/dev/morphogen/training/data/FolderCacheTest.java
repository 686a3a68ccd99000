package dev.morphogen.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cache of the pictures that a {@code folder:} data set has decoded. */
class FolderCacheTest {

  @TempDir Path temporary;
  private Path folder;
  private Path cache;
  private DatasetOptions options;

  @BeforeEach
  void prepare() throws IOException {
    folder = Files.createDirectory(temporary.resolve("pets"));
    cache = temporary.resolve("cache");
    options = DatasetOptions.defaults().withCacheDirectory(cache);
    for (String name : List.of("ant", "bee")) {
      for (int n = 0; n < 3; n++) {
        Path file = folder.resolve(name).resolve(n + ".png");
        Pictures.write(file, new Shape(6, 8, 3), name.hashCode() + n);
      }
    }
  }

  private ImageDataset open() {
    return Datasets.open("folder:" + folder, options);
  }

  @Test
  void decodesOnceAndAgainWhenSomethingChanged() throws IOException {
    List<String> heard = new ArrayList<>();
    DatasetOptions listening = options.withProgress((what, done, total) -> heard.add(what));
    String checksum = Datasets.open("folder:" + folder, listening).checksum();
    assertThat(heard).contains("decoding pictures");

    heard.clear();
    assertThat(Datasets.open("folder:" + folder, listening).checksum()).isEqualTo(checksum);
    assertThat(heard).isEmpty();

    Files.setLastModifiedTime(folder.resolve("ant/0.png"), FileTime.fromMillis(1_000_000));
    Datasets.open("folder:" + folder, listening);
    assertThat(heard).isNotEmpty();
    try (Stream<Path> files = Files.list(cache)) {
      assertThat(files).as("the old cache is replaced, nothing is left beside").hasSize(1);
    }
  }

  /** Said to be before the one that decodes. */
  private static final class OtherDecoder extends ImageReaderSpi {

    OtherDecoder() {
      names = new String[] {"jpeg"};
      vendorName = "others";
      version = "1";
    }

    @Override
    public boolean canDecodeInput(Object source) {
      return false;
    }

    @Override
    public ImageReader createReaderInstance(Object extension) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getDescription(Locale locale) {
      return "another decoder of JPEG";
    }
  }

  @Test
  void decodesAgainWithAnotherDecoderOfJpeg() {
    open();
    List<String> heard = new ArrayList<>();
    DatasetOptions listening = options.withProgress((what, done, total) -> heard.add(what));
    IIORegistry registry = IIORegistry.getDefaultInstance();
    List<ImageReaderSpi> before = new ArrayList<>();
    registry.getServiceProviders(ImageReaderSpi.class, false).forEachRemaining(before::add);
    ImageReaderSpi other = new OtherDecoder();
    registry.registerServiceProvider(other, ImageReaderSpi.class);
    try {
      before.forEach(decoder -> registry.setOrdering(ImageReaderSpi.class, other, decoder));
      Datasets.open("folder:" + folder, listening);
    } finally {
      registry.deregisterServiceProvider(other, ImageReaderSpi.class);
    }
    assertThat(heard).contains("decoding pictures");
    heard.clear();
    Datasets.open("folder:" + folder, listening);
    assertThat(heard).isEmpty();
  }

  /** Where %d writes ١ for 1. */
  @Test
  void whatIsDecodedIsFoundAgainInEveryCountry() throws IOException {
    open();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      open();
    } finally {
      Locale.setDefault(before);
    }
    try (Stream<Path> files = Files.list(cache)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aDamagedCacheIsRebuilt() throws IOException {
    String checksum = open().checksum();
    Path file;
    try (Stream<Path> files = Files.list(cache)) {
      file = files.findFirst().orElseThrow();
    }
    byte[] whole = Files.readAllBytes(file);
    for (int at : new int[] {0, 20, 41, 45, 53, 70, whole.length - 1}) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x40;
      Files.write(file, damaged);
      assertThat(open().checksum()).isEqualTo(checksum);
      assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }
    Files.write(file, new byte[] {1, 2, 3});
    assertThat(open().checksum()).isEqualTo(checksum);
  }

  /** Those of today may be another process's, which writes them just now. */
  @Test
  void whatKilledWritesHaveLeftIsRemovedAfterADay() throws IOException {
    Path left = Files.writeString(Files.createDirectory(cache).resolve(".folder-1.part"), "old");
    Path young = Files.writeString(cache.resolve(".folder-2.part"), "young");
    Path foreign = Files.writeString(cache.resolve("notes.part"), "mine");
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
    Files.setLastModifiedTime(left, longAgo);
    Files.setLastModifiedTime(foreign, longAgo);
    Files.setLastModifiedTime(young, FileTime.from(Instant.now().minus(Duration.ofHours(23))));
    open();
    assertThat(left).doesNotExist();
    assertThat(young).exists();
    assertThat(foreign).exists();
  }

  @Test
  void withoutAPlaceForTheCacheItStillOpens() throws IOException {
    Files.writeString(cache, "a file where the folder should be");

    assertThat(open().train().size()).isEqualTo(4);
  }
}
