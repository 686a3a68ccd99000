package dev.morphogen.examples.step;

import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.step.Steps;
import dev.morphogen.training.Classifier;
import dev.morphogen.training.Trainer;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;

/** Trains a network of a step that is written here, saves and loads it: {@code examples/run step MODEL}. */
public final class TrainYourStep {

  /** The steps there are, and ours. */
  static final Steps STEPS = Steps.standard().with("parabolic", ParabolicStep::new);

  private TrainYourStep() {}

  /** The folder for the model. */
  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("expected: step MODEL");
      System.exit(2);
    }
    ImageDataset data = Datasets.limit(Datasets.open("sample"), 1000, 1);
    Path folder = Path.of(arguments[0]);
    train(data, List.of(16, 32, 64), Recipe.fast().withBatch(32)).save(folder);
    Classifier classifier = Classifier.of(Model.load(folder, STEPS));
    byte[] image = new byte[data.imageShape().size()];
    data.test().read(0, image, 0);
    System.out.printf(
        "wrote %s; the first test image is %s, it says %s%n",
        folder, data.classes().get(data.test().label(0)), classifier.classify(image));
  }

  /** Four of our steps a block; a step's name in the architecture stands for the class in {@link #STEPS}. */
  static Model train(ImageDataset data, List<Integer> widths, Recipe recipe) {
    Architecture architecture = Architecture.of("parabolic", widths);
    NetworkSpec spec = new NetworkSpec(architecture, data.imageShape(), data.classes());
    return Trainer.of(spec, recipe).steps(STEPS).onEpoch(System.out::println).fit(data);
  }
}
