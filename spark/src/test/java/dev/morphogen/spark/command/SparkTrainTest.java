package dev.morphogen.spark.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.Trainer;
import dev.morphogen.training.data.DatasetOptions;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.convert.DataConvert;
import dev.morphogen.training.recipe.Recipe;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is typed, on folders of pictures. */
final class SparkTrainTest {

  @TempDir private Path temp;
  private Path pictures;

  /** What a run left: its status, and what it printed on standard output and on standard error. */
  private record Ran(int status, String out, String err) {}

  @BeforeEach
  void write() {
    pictures = temp.resolve("pictures");
    DataConvert.convert(Datasets.limit(Datasets.open("sample"), 60, 1), "folder:" + pictures);
  }

  private Ran run(String... more) {
    return run(new ByteArrayOutputStream(), more);
  }

  private Ran run(ByteArrayOutputStream outBytes, String... more) {
    Stream<String> defaults =
        Stream.of(
            "--master=local[2]",
            "--workers=1",
            "--width=8,16",
            "--epochs=2",
            "--batch-per-worker=10",
            "--out=" + temp.resolve("model"));
    Stream<String> settings =
        defaults.filter(
            setting -> Stream.of(more).noneMatch(other -> name(other).equals(name(setting))));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
    try {
      int status = SparkTrain.run(Stream.concat(settings, Stream.of(more)).toArray(String[]::new));
      return new Ran(
          status,
          outBytes.toString(StandardCharsets.UTF_8),
          errBytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static String name(String setting) {
    return setting.replaceFirst("=.*", "");
  }

  private Path anyPicture(String part) throws IOException {
    try (Stream<Path> all = Files.walk(pictures.resolve(part))) {
      return all.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    }
  }

  /**
   * What a folder may hold besides: other files, hidden ones, folders within, suffixes in capitals; and classes whose paths sort
   * otherwise than their names.
   */
  private void disturb() throws IOException {
    Path picture = anyPicture("train");
    Path inner = Files.createDirectory(picture.resolveSibling("more"));
    Files.move(picture, inner.resolve("one.PNG"));
    Files.writeString(inner.resolve("Thumbs.db"), "no picture");
    Files.writeString(inner.resolve(".hidden.png"), "no picture");
    Files.writeString(pictures.resolve("train/list.png"), "in no class");
    for (String part : List.of("train", "test")) {
      Files.move(pictures.resolve(part, "Bag"), pictures.resolve(part, "Coat 2"));
    }
  }

  /** What the command line's trainer makes of a folder that is opened so. */
  private Model commandLines(Path folder, DatasetOptions options) {
    ImageDataset data =
        Datasets.open("folder:" + folder, options.withCacheDirectory(temp.resolve("cache")));
    NetworkSpec spec =
        new NetworkSpec(
            Architecture.of("linearmix", List.of(8, 16)), data.imageShape(), data.classes());
    return Trainer.of(spec, Recipe.fast().withEpochs(2).withBatch(10))
        .seed(options.seed())
        .threads(1)
        .fit(data);
  }

  private void assertThatOutIs(Model expected) {
    Model model = Model.load(temp.resolve("model"));
    assertThat(model.spec()).isEqualTo(expected.spec());
    assertThat(model.preprocessing()).isEqualTo(expected.preprocessing());
    assertThat(model.weights().trained()).isEqualTo(expected.weights().trained());
    assertThat(model.weights().tracked()).isEqualTo(expected.weights().tracked());
  }

  @Test
  void picturesInFoldersGiveTheBitsOfTheCommandLine() throws IOException {
    disturb();
    Ran ran = run("--images=" + pictures, "--channels=1");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.out().lines())
        .hasSize(3)
        .first()
        .asString()
        .matches("epoch 1/2: loss .* images/s by 1 worker, .* s; test accuracy \\d+\\.\\d\\d %");
    assertThatOutIs(commandLines(pictures, DatasetOptions.defaults()));
    try (Stream<Path> files = Files.list(temp.resolve("model"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("config.json", "model.safetensors", "metadata");
    }
  }

  /** The seed divides the folder, and no picture is brought to another size before it is brought to the one asked for. */
  @Test
  void aFolderThatTheDriverReadsGivesTheBitsOfTheCommandLine() throws IOException {
    Path undivided = pictures.resolve("train");
    ImageIO.write(waves(45, 20), "png", anyPicture("train").toFile());
    Ran ran = run("--data=folder:" + undivided, "--seed=2", "--image-size=17x16");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThatOutIs(
        commandLines(undivided, DatasetOptions.defaults().withSeed(2).withSize(17, 16)));
  }

  /** Other pixels at every size that it is brought to. */
  private static BufferedImage waves(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < width * height; i++) {
      image.getRaster().setSample(i % width, i / width, 0, i * i % 256);
    }
    return image;
  }

  @Test
  void keepsThePicturesThatOutNames() throws IOException {
    Path picture = anyPicture("train");
    Ran ran = run("--images=" + pictures, "--channels=1", "--out=" + pictures);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains(
            "spark-train: --out: expected a new folder or one with a model alone, got '%s'"
                .formatted(pictures));
    assertThat(picture).exists();
  }

  @Test
  void replacesAModelIfAskedFor() throws IOException {
    String[] brief = {"--images=" + pictures, "--channels=1", "--epochs=1"};
    assertThat(run(brief).status()).isZero();
    Path weights = temp.resolve("model/model.safetensors");
    byte[] first = Files.readAllBytes(weights);
    Ran again = run(brief);
    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err())
        .contains(
            "spark-train: %s: holds a model already: name another folder with --out or add --overwrite"
                .formatted(temp.resolve("model")));
    assertThat(weights).hasBinaryContent(first);
    String[] other =
        Stream.concat(Stream.of(brief), Stream.of("--seed=2", "--overwrite"))
            .toArray(String[]::new);
    assertThat(run(other).status()).isZero();
    assertThat(Files.readAllBytes(weights)).isNotEqualTo(first);
    assertThat(temp.resolve("model.part")).doesNotExist();
  }

  @Test
  void namesThePictureThatIsDamaged() throws IOException {
    Path picture = damaged("train");
    Ran ran = run("--images=" + pictures, "--image-size=28x28");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains(isNone(picture));
  }

  /** Else it would be met after the first epoch. The training would end at once, as there is no such recipe. */
  @Test
  void namesTheTestPictureThatIsDamagedBeforeItTrains() throws IOException {
    Path picture = damaged("test");
    Ran ran = run("--images=" + pictures, "--image-size=28x28", "--recipe=none");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains(isNone(picture));
  }

  private Path damaged(String part) throws IOException {
    return Files.write(anyPicture(part), new byte[] {1, 2, 3});
  }

  private static String isNone(Path picture) {
    return "spark-train: file:%s: column 'content': expected a picture (JPEG or PNG), got a file of another kind"
        .formatted(picture);
  }

  @Test
  void refusesTestPicturesOfAnotherClassBeforeItTrains() throws IOException {
    Files.move(anyPicture("test").getParent(), pictures.resolve("test/zebra"));
    Ran ran = run("--images=" + pictures);
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains(
            "spark-train: --images: expected the classes of train/ in test/, got another one: zebra");
    assertThat(run("--images=" + pictures, "--limit=5").err())
        .contains("spark-train: --limit: expected it with --data, got it with --images");
  }

  @Test
  void aSlipIsOneSentence() {
    assertThat(run("--workers=x"))
        .isEqualTo(
            wrong(
                "invalid value for option '--workers': expected a whole number, got 'x' (see ./morphogen spark-train --help)"));
    assertThat(run("--image-size=64"))
        .isEqualTo(
            wrong(
                "invalid value for option '--image-size': expected HxW such as 64x64, got '64' (see ./morphogen spark-train --help)"));
    assertThat(run("--image-size=64x4097"))
        .isEqualTo(
            wrong(
                "invalid value for option '--image-size': expected sides of 1 to 4096 pixels, got 64x4097 (see ./morphogen spark-train --help)"));
    assertThat(run("--epoch=3"))
        .isEqualTo(
            wrong(
                "unknown option '--epoch=3', did you mean --epochs? (see ./morphogen spark-train --help)"));
    assertThat(run("@" + pictures))
        .isEqualTo(
            wrong(
                "unknown argument '@%s' (see ./morphogen spark-train --help)".formatted(pictures)));
  }

  @Test
  void tooLittleMemoryIsOneSentence() {
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int offset, int length) {
            throw new OutOfMemoryError("Java heap space");
          }
        };
    Ran ran = run(out, "--help");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.err())
        .matches(
            "spark-train: out of memory, the driver's Java may use \\d+ MB: give it more .*\\R");
  }

  private static Ran wrong(String sentence) {
    return new Ran(2, "", "spark-train: " + sentence + System.lineSeparator());
  }

  @Test
  void helpAndVersionSayWhatThereIs() {
    Ran help = run("--help");
    assertThat(help.out().lines())
        .contains("Usage: spark-train [OPTIONS]")
        .allMatch(line -> line.length() <= 80);
    assertThat(run("--version").out().lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("Spark 4"))
        .anyMatch(line -> line.startsWith("kernels "));
  }
}
