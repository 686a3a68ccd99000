package dev.morphogen.examples.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.model.Model;
import dev.morphogen.training.Classifier;
import dev.morphogen.training.recipe.Recipe;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainOnAFolderTest {

  @TempDir Path folder;

  @Test
  void tellsTheSkyFromTheMeadow() throws IOException {
    for (int i = 0; i < 16; i++) {
      picture("views/sky/" + i, Color.BLUE, i);
      picture("views/meadow/" + i, Color.GREEN, i);
    }
    Path model = folder.resolve("model");
    Recipe recipe = Recipe.fast().withEpochs(4).withBatch(8).withLearningRate(0.02);
    TrainOnAFolder.train(folder.resolve("views").toString(), recipe).save(model);

    Classifier classifier = Classifier.load(model);
    assertThat(Model.load(model).spec().classes()).containsExactly("meadow", "sky");
    assertThat(classifier.classify(picture("new sky", Color.BLUE, 98)).label()).isEqualTo("sky");
    assertThat(classifier.classify(picture("new meadow", Color.GREEN, 99)).label())
        .isEqualTo("meadow");
  }

  /** A file of noise on one colour. */
  private Path picture(String name, Color color, int seed) throws IOException {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, color.getRGB() ^ random.nextInt(1 << 24) & 0x3f3f3f);
      }
    }
    Path file = folder.resolve(name + ".png");
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
