package dev.morphogen.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.paper.Networks;
import dev.morphogen.network.paper.Width;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.data.MemoryDataset;
import dev.morphogen.training.data.MemorySplit;
import dev.morphogen.training.recipe.Recipe;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code on the pages of this module's packages. */
class PackagePageTest {

  @TempDir Path folder;

  @Test
  void trainAndClassify() {
    int images = 20;
    // @start region="train"
    ImageDataset data = Datasets.limit(Datasets.open("sample"), images, 1); // or "folder:pets"
    NetworkSpec network = Networks.linearMix(Width.A, data.imageShape(), data.classes());
    Recipe recipe = Recipe.fast().withEpochs(1);
    Model model = Trainer.of(network, recipe).onEpoch(System.out::println).fit(data);
    model.save(folder);
    // @end
    var picture = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
    // @start region="classify"
    Classifier classifier = Classifier.load(folder);
    Prediction prediction = classifier.classify(picture); // a BufferedImage; files and bytes too
    System.out.println(prediction.label() + " " + prediction.top(3));
    // @end
    assertThat(prediction.classes()).contains(prediction.label());
    assertThat(prediction.top(3)).hasSize(3);
  }

  @Test
  void dataInMemory() {
    // @start region="data"
    byte[] pixels = new byte[6 * 28 * 28]; // [n, h, w, c], unsigned bytes
    int[] labels = {0, 1, 0, 1, 0, 1};
    MemorySplit train = new MemorySplit(pixels, labels, 28 * 28);
    MemorySplit test = new MemorySplit(new byte[2 * 28 * 28], new int[] {0, 1}, 28 * 28);
    List<String> classes = List.of("even", "odd");
    ImageDataset data = new MemoryDataset("digits", new Shape(28, 28, 1), classes, train, test);
    // @end
    assertThat(data).hasToString("digits: 6 training and 2 test images of 28x28x1, 2 classes");
  }
}
