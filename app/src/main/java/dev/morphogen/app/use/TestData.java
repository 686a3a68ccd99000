package dev.morphogen.app.use;

import dev.morphogen.app.option.DataOptions;
import dev.morphogen.app.option.TrainedData;
import dev.morphogen.app.screen.Screen;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.model.Model;
import dev.morphogen.training.data.DatasetOptions.Size;
import dev.morphogen.training.data.ImageDataset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The data that a model is tested on: what is asked for, or else what it was trained on, divided as then.
 *
 * @param whole before {@code --limit} takes some
 * @param asked what {@code --data} named, if anything
 */
record TestData(ImageDataset images, ImageDataset whole, @Nullable String asked) {

  /**
   * Opens it.
   *
   * @throws InvalidInputException if nothing says which, or its images are not of the model's size
   */
  static TestData open(
      Model model, Path folder, DataOptions options, @Nullable Long seed, Screen screen) {
    String specification = options.data() == null ? trainedOn(model, folder) : options.data();
    Shape input = model.spec().input();
    boolean fits = options.data() == null || specification.startsWith("folder:");
    Size wanted =
        options.size() == null && fits ? new Size(input.height(), input.width()) : options.size();
    long divides = seed == null ? TrainedData.seed(model.config()) : seed;
    ImageDataset whole = DataOptions.open(specification, wanted, null, divides, screen);
    requireSameSize(input, folder, whole);
    return new TestData(options.limited(whole, divides), whole, options.data());
  }

  private static String trainedOn(Model model, Path folder) {
    return TrainedData.specification(model.config())
        .orElseThrow(() ->
            new InvalidInputException(
                "%s: the model's record does not say what it was trained on: name the images to test it on with --data"
                    .formatted(folder)));
  }

  private static void requireSameSize(Shape input, Path folder, ImageDataset images) {
    Shape got = images.imageShape();
    if (!got.equals(input) && got.channels() == input.channels()) {
      throw new InvalidInputException(
          "data %s: expected images of %s for the model %s, got %s; add --image-size %dx%d to bring them to it"
              .formatted(images.name(), input, folder, got, input.height(), input.width()));
    }
  }

  /** Says so if it passes for what the model was trained on and is not: a folder that has grown is divided anew. */
  boolean warnIfChanged(Model model, Path folder, Screen screen) {
    boolean itsOwn = asked == null || TrainedData.isCalled(model.config(), asked);
    boolean changed = itsOwn && TrainedData.isChanged(model.config(), whole);
    if (changed) {
      screen.tell(
          "morphogen: data %s: not as it was when %s was trained: images it has learnt may be among those of the test"
              .formatted(whole.name(), folder));
    }
    return changed;
  }
}
