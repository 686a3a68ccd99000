package dev.morphogen.training.data.format;

import dev.morphogen.network.InvalidInputException;
import java.util.HashSet;
import java.util.List;

/** The official data sets' class names, and those in a text file, one a line. */
public final class ClassNames {

  /** CIFAR-10's, in the order of its labels. */
  public static final List<String> CIFAR10 =
      words("airplane automobile bird cat deer dog frog horse ship truck");

  /** STL-10's, in the order of its labels. */
  public static final List<String> STL10 =
      words("airplane bird car cat deer dog horse monkey ship truck");

  /** Fashion-MNIST's, in the order of its labels. */
  public static final List<String> FASHION_MNIST =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  /** CIFAR-100's, in the order of its fine labels. */
  public static final List<String> CIFAR100 =
      words(
          """
          apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus
          butterfly camel can castle caterpillar cattle chair chimpanzee clock cloud cockroach
          couch crab crocodile cup dinosaur dolphin elephant flatfish forest fox girl hamster
          house kangaroo keyboard lamp lawn_mower leopard lion lizard lobster man maple_tree
          motorcycle mountain mouse mushroom oak_tree orange orchid otter palm_tree pear
          pickup_truck pine_tree plain plate poppy porcupine possum rabbit raccoon ray road rocket
          rose sea seal shark shrew skunk skyscraper snail snake spider squirrel streetcar
          sunflower sweet_pepper table tank telephone television tiger tractor train trout tulip
          turtle wardrobe whale willow_tree wolf woman worm\
          """);

  private ClassNames() {}

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+", -1));
  }

  /**
   * The names of a text, one a line.
   *
   * @param expected how many there must be
   * @throws InvalidInputException if there are others, or one twice
   */
  public static List<String> parse(String where, String text, int expected) {
    List<String> names = text.lines().map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (names.size() != expected) {
      throw new InvalidInputException(
          "%s: expected %d class names, one a line, got %d"
              .formatted(where, expected, names.size()));
    }
    HashSet<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new InvalidInputException(
            "%s: expected different class names, got '%s' twice".formatted(where, name));
      }
    }
    return names;
  }
}
