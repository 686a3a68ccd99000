package dev.morphogen.examples;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.training.Classifier;
import dev.morphogen.training.Trainer;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.MemoryDataset;
import dev.morphogen.training.data.MemorySplit;
import dev.morphogen.training.recipe.Recipe;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** What {@link ModulePathTest} runs in a JVM of its own. */
final class ModulePathProgram {

  private static final Shape IMAGE = new Shape(8, 8, 1);
  private static final int IMAGES = 64;

  private ModulePathProgram() {}

  /** Trains an epoch, goes on from its checkpoint, saves, loads and classifies, all in the given folder. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    ImageDataset data =
        new MemoryDataset("shades", IMAGE, List.of("dark", "light"), split(), split());
    NetworkSpec spec =
        new NetworkSpec(Architecture.of("explicit", List.of(8, 16)), IMAGE, data.classes());
    Recipe recipe = Recipe.paper().withBatch(16);
    train(spec, recipe.withEpochs(2), data, folder);
    train(spec, recipe.withEpochs(4), data, folder);

    ByteArrayOutputStream white = new ByteArrayOutputStream();
    ImageIO.write(whiteImage(), "png", white);
    String label =
        Classifier.load(folder.resolve("model"))
            .classifyEncoded("white.png", white.toByteArray())
            .label();
    System.out.printf(
        "%s, kernels %s, class %s%n", Trainer.class.getModule(), Kernels.best().name(), label);
  }

  private static void train(NetworkSpec spec, Recipe recipe, ImageDataset data, Path folder) {
    Trainer.of(spec, recipe)
        .resume(folder.resolve("checkpoints"))
        .fit(data)
        .save(folder.resolve("model"));
  }

  /** Half of the images black, half of them white. */
  private static MemorySplit split() {
    byte[] pixels = new byte[IMAGES * IMAGE.size()];
    int[] labels = new int[IMAGES];
    for (int image = 0; image < IMAGES; image++) {
      labels[image] = image % 2;
      byte shade = (byte) (255 * labels[image]);
      Arrays.fill(pixels, image * IMAGE.size(), (image + 1) * IMAGE.size(), shade);
    }
    return new MemorySplit(pixels, labels, IMAGE.size());
  }

  private static BufferedImage whiteImage() {
    BufferedImage image =
        new BufferedImage(IMAGE.width(), IMAGE.height(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < IMAGE.height(); y++) {
      for (int x = 0; x < IMAGE.width(); x++) {
        image.setRGB(x, y, 0xffffff);
      }
    }
    return image;
  }
}
