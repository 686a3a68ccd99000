package dev.morphogen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFormatTest {

  private static final Shape SHAPE = new Shape(6, 8, 3);

  @TempDir Path temporary;
  private Path folder;
  private Path cache;
  private DatasetOptions options;

  @BeforeEach
  void prepare() throws IOException {
    folder = Files.createDirectory(temporary.resolve("pets"));
    cache = temporary.resolve("cache");
    options = DatasetOptions.defaults().withCacheDirectory(cache);
  }

  @Test
  void keepsTrainAndTestAsTheyAre() {
    byte[] bee = Pictures.write(folder.resolve("train/bee/1.png"), SHAPE, 1);
    byte[] ant = Pictures.write(folder.resolve("train/ant/deep/er/2.PNG"), SHAPE, 2);
    byte[] test = Pictures.write(folder.resolve("test/bee/3.png"), SHAPE, 3);
    Pictures.write(folder.resolve("test/ant/4.png"), SHAPE, 4);
    ImageDataset data = open();

    assertThat(data.classes()).containsExactly("ant", "bee");
    assertThat(data.imageShape()).isEqualTo(SHAPE);
    assertThat(labels(data.train())).containsExactly(0, 1);
    assertThat(Pictures.image(data, data.train(), 0)).isEqualTo(ant);
    assertThat(Pictures.image(data, data.train(), 1)).isEqualTo(bee);
    assertThat(Pictures.image(data, data.test(), 1)).isEqualTo(test);
  }

  @Test
  void dividesEachClassWithTheSeed() {
    pictures("ant", 10);
    pictures("bee", 5);
    pictures("cat", 2);
    ImageDataset data = open();

    assertThat(labels(data.train())).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2);
    assertThat(labels(data.test())).containsExactly(0, 0, 1, 2);
    assertThat(open().checksum()).isEqualTo(data.checksum());
    assertThat(Datasets.open("folder:" + folder, options.withSeed(7)).checksum())
        .isNotEqualTo(data.checksum());
  }

  @Test
  void passesOverHiddenAndOtherFiles() throws IOException {
    pictures("ant", 2);
    pictures("bee", 2);
    for (String other : List.of("ant/notes.txt", "ant/.x.png", "ant/Thumbs.db", "readme.md")) {
      Files.writeString(folder.resolve(other), "no picture");
    }
    Files.writeString(
        Files.createDirectories(folder.resolve("bee/.hidden")).resolve("y.png"), "none");
    Files.createDirectories(folder.resolve(".git"));

    assertThat(open().train().size()).isEqualTo(2);
    assertThat(open().classes()).containsExactly("ant", "bee");
  }

  @Test
  void greyPicturesKeepOneChannel() {
    for (String name : List.of("ant/1.png", "ant/2.png", "bee/1.jpg", "bee/2.png")) {
      Pictures.write(folder.resolve(name), new Shape(6, 8, 1), 1);
    }
    assertThat(open().imageShape()).isEqualTo(new Shape(6, 8, 1));

    Pictures.write(folder.resolve("bee/3.png"), SHAPE, 1);
    assertThat(open().imageShape()).isEqualTo(SHAPE);
  }

  @Test
  void picturesOfDifferentSizesBecome32UnlessAsked() {
    pictures("ant", 2);
    pictures("bee", 2);
    Pictures.write(folder.resolve("bee/large.png"), new Shape(40, 50, 3), 1);

    List<String> heard = new ArrayList<>();
    DatasetOptions listening = options.withProgress(remarks(heard));
    for (int times = 1; times <= 2; times++) { // decoded, then from the cache
      assertThat(Datasets.open("folder:" + folder, listening).imageShape())
          .isEqualTo(new Shape(32, 32, 3));
      assertThat(heard)
          .hasSize(times)
          .last()
          .isEqualTo(
              "folder:%s: the pictures' sizes differ: brought to 32x32, as no other size was asked for"
                  .formatted(folder));
    }
    assertThat(Datasets.open("folder:" + folder, listening.withSize(5, 4)).imageShape())
        .isEqualTo(new Shape(5, 4, 3));
    assertThat(heard).hasSize(2);
  }

  private static ProgressListener remarks(List<String> heard) {
    return new ProgressListener() {
      @Override
      public void progress(String what, long done, long total) {}

      @Override
      public void remark(String sentence) {
        heard.add(sentence);
      }
    };
  }

  @Test
  void aBadPictureAmongGoodOnesIsNamed() throws IOException {
    pictures("ant", 20);
    pictures("bee", 20);
    Files.writeString(folder.resolve("ant/15.png"), "not a picture");
    Files.writeString(folder.resolve("bee/3.png"), "not a picture");

    assertRefused(
        folder.resolve("ant/15.png")
            + ": expected a picture (JPEG or PNG), got a file of another kind");
  }

  @Test
  void foldersThatMakeNoDataSetAreRefused() throws IOException {
    String name = "folder:" + folder;
    String each = ": expected a folder of pictures for each of at least 2 classes in ";
    assertRefused(name + each + folder + ", got none");
    pictures("ant", 2);
    assertRefused(name + each + folder + ", got only ant");
    Files.createDirectory(folder.resolve("bee"));
    assertRefused(
        name
            + ": expected pictures (.jpg, .png) in bee, found none: fill the folder, or move it out of the data set");
    pictures("bee", 1);
    assertRefused(
        name + ": expected at least 2 pictures in bee, one to learn and one to test, got 1");
    assertThatThrownBy(() -> Datasets.open(name + "/nowhere"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(name + "/nowhere: expected a folder, there is none");
  }

  @Test
  void aLinkToAFolderAroundItsOwnIsNamed() throws IOException {
    pictures("ant", 3);
    pictures("bee", 3);
    Path link = Files.createSymbolicLink(folder.resolve("bee/again"), folder);
    assertRefused(
        "folder:%s: the folder cannot be read through (links lead in a circle at %s)"
            .formatted(folder, link.resolve("bee")));
  }

  @Test
  void trainAndTestMustFit() throws IOException {
    String name = "folder:" + folder;
    pictures("train/ant", 2);
    pictures("train/bee", 2);
    assertRefused(
        name + ": expected test/ beside train/, found none: add it, or remove the train/ level");
    Files.createDirectory(folder.resolve("test"));
    assertRefused(name + ": expected the classes of train/ in test/, found none");
    pictures("test/cat", 1);
    assertRefused(name + ": expected the classes of train/ in test/, got another one: cat");
  }

  private ImageDataset open() {
    return Datasets.open("folder:" + folder, options);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(this::open).isInstanceOf(InvalidInputException.class).hasMessage(message);
  }

  private void pictures(String name, int count) {
    for (int n = 0; n < count; n++) {
      Pictures.write(folder.resolve(name).resolve(n + ".png"), SHAPE, name.hashCode() + n);
    }
  }

  private static List<Integer> labels(ImageSplit split) {
    List<Integer> labels = new ArrayList<>();
    for (int n = 0; n < split.size(); n++) {
      labels.add(split.label(n));
    }
    return labels;
  }
}
