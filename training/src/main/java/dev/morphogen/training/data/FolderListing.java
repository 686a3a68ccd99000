package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which picture belongs to which class and split, before any is opened.
 *
 * @param divided whether the folder itself divides training from test, else the seed did
 */
record FolderListing(
    List<String> classes, List<ImageFile> train, List<ImageFile> test, boolean divided) {

  private static final List<String> TEST_NAMES = List.of("test", "val", "valid", "validation");

  /** Lists {@code train/CLASS} and {@code test/CLASS}, or {@code CLASS} and divides 80 to 20. */
  static FolderListing of(String where, Path folder, long seed) {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException(where + ": expected a folder, there is none");
    }
    List<Path> parts = ofClasses(folder);
    if (parts.size() > 1) {
      return divided(where, folder, parts.getFirst(), parts.getLast());
    }
    Path train = folder.resolve("train");
    if (Files.isDirectory(train) && !ClassFolder.holdsPictures(where, train)) {
      throw new InvalidInputException(
          where + ": expected test/ beside train/, found none: add it, or remove the train/ level");
    }
    return undivided(where, folder, seed);
  }

  /** The folders in which each one is a class: {@code train} and {@code test}, or the whole. */
  static List<Path> ofClasses(Path folder) {
    Path train = folder.resolve("train");
    return TEST_NAMES.stream()
        .map(folder::resolve)
        .filter(test -> Files.isDirectory(train) && Files.isDirectory(test))
        .findFirst()
        .map(test -> List.of(train, test))
        .orElse(List.of(folder));
  }

  private static FolderListing divided(String where, Path root, Path train, Path test) {
    List<String> classes = classes(where, root, train);
    List<ImageFile> forTraining = new ArrayList<>();
    List<ImageFile> forTest = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      String name = classes.get(i);
      forTraining.addAll(ClassFolder.pictures(where, root, train.resolve(name), i));
    }
    for (Path folder : ClassFolder.folders(where, test)) {
      int label = classes.indexOf(folder.getFileName().toString());
      if (label < 0) {
        throw new InvalidInputException(
            "%s: expected the classes of train/ in %s/, got another one: %s"
                .formatted(where, test.getFileName(), folder.getFileName()));
      }
      forTest.addAll(ClassFolder.pictures(where, root, folder, label));
    }
    if (forTest.isEmpty()) {
      throw new InvalidInputException(
          "%s: expected the classes of train/ in %s/, found none"
              .formatted(where, test.getFileName()));
    }
    return new FolderListing(classes, forTraining, forTest, true);
  }

  private static FolderListing undivided(String where, Path root, long seed) {
    List<String> classes = classes(where, root, root);
    List<ImageFile> forTraining = new ArrayList<>();
    List<ImageFile> forTest = new ArrayList<>();
    for (int i = 0; i < classes.size(); i++) {
      List<ImageFile> all = ClassFolder.pictures(where, root, root.resolve(classes.get(i)), i);
      if (all.size() < 2) {
        throw new InvalidInputException(
            "%s: expected at least 2 pictures in %s, one to learn and one to test, got 1"
                .formatted(where, classes.get(i)));
      }
      // Each class has its own order, so a picture more in one leaves the others as they were.
      int[] order = SelectedSplit.shuffled(all.size(), seed ^ classes.get(i).hashCode());
      int tests = Math.max(1, Math.round(all.size() / 5f));
      int[] chosen = Arrays.copyOf(order, tests);
      Arrays.sort(chosen);
      for (int n = 0; n < all.size(); n++) {
        (Arrays.binarySearch(chosen, n) >= 0 ? forTest : forTraining).add(all.get(n));
      }
    }
    return new FolderListing(classes, forTraining, forTest, false);
  }

  private static List<String> classes(String where, Path root, Path folder) {
    List<String> names =
        ClassFolder.folders(where, folder).stream()
            .map(path -> path.getFileName().toString())
            .toList();
    if (names.size() < 2) {
      Path shown = folder.equals(root) ? folder : root.relativize(folder);
      throw new InvalidInputException(
          "%s: expected a folder of pictures for each of at least 2 classes in %s, got %s"
              .formatted(where, shown, names.isEmpty() ? "none" : "only " + names.getFirst()));
    }
    return names;
  }

  /** Training pictures, then test pictures. */
  List<ImageFile> all() {
    return Stream.concat(train.stream(), test.stream()).toList();
  }
}
