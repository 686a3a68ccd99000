package pictures;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.Classifier;
import java.nio.file.Path;

/** Says what is in pictures. Its model lies beside it in the jar. */
public final class Main {

  private Main() {}

  /** The pictures' files. */
  public static void main(String[] files) {
    Classifier classifier = Classifier.load(Main.class, "/the-model");
    for (String file : files) {
      try {
        System.out.println(file + ": " + classifier.classify(Path.of(file)));
      } catch (InvalidInputException e) { // says in one sentence what is wrong with the picture
        System.err.println(e.getMessage());
        System.exit(2);
      }
    }
  }
}
