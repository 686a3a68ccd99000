package dev.morphogen.examples.folder;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.paper.Networks;
import dev.morphogen.network.paper.Width;
import dev.morphogen.training.Trainer;
import dev.morphogen.training.data.DatasetOptions;
import dev.morphogen.training.data.Datasets;
import dev.morphogen.training.data.ImageDataset;
import dev.morphogen.training.recipe.Recipe;
import java.nio.file.Path;

/** Trains on your own pictures, a folder for each class: {@code examples/run folder PICTURES MODEL}. */
public final class TrainOnAFolder {

  private TrainOnAFolder() {}

  /** The folder of pictures and the folder for the model. */
  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      System.err.println("expected: folder PICTURES MODEL");
      System.exit(2);
    }
    try {
      train(arguments[0], Recipe.fast()).save(Path.of(arguments[1]));
      System.out.println("wrote " + arguments[1]);
    } catch (InvalidInputException e) { // says in one sentence what is wrong with the pictures
      System.err.println(e.getMessage());
      System.exit(2);
    }
  }

  /** LinearMix on the pictures at 32x32; one picture in some is set apart for testing. */
  static Model train(String pictures, Recipe recipe) {
    DatasetOptions options = DatasetOptions.defaults().withSize(32, 32);
    ImageDataset data = Datasets.open("folder:" + pictures, options);
    NetworkSpec spec = Networks.linearMix(Width.A, data.imageShape(), data.classes());
    return Trainer.of(spec, recipe).onEpoch(System.out::println).fit(data);
  }
}
