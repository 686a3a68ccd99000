package dev.morphogen.app.train;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.training.input.Augmentation;
import dev.morphogen.training.input.Flip;
import java.util.List;

/** Reads {@code --augment}: which of a recipe's variations of the images are wanted. */
final class Variations {

  /** All there are, as they are typed. */
  static final String ALL = "flip,shift,resize,cutout,trivial";

  private static final List<String> NAMES = List.of(("none," + ALL).split(",", -1));
  private static final double SHIFT = 0.125;
  private static final double AREA = 0.5;
  private static final double PATCH = 0.25;
  private static final double STRENGTH = 1;

  private Variations() {}

  /**
   * The recipe's own strength of a variation where it has one, else the paper's (cutout's: 8 of 32
   * pixels, TrivialAugment's: as published); the others are left out.
   */
  static Augmentation of(String text, Augmentation recipe) {
    List<String> wanted = List.of(text.split(",", -1));
    for (String name : wanted) {
      if (!NAMES.contains(name)) {
        throw new InvalidInputException(
            "--augment: expected none or some of %s, got '%s'".formatted(ALL, name));
      }
    }
    if (wanted.contains("none") && wanted.size() > 1) {
      throw new InvalidInputException(
          "--augment: expected none alone or the others, got '%s'".formatted(text));
    }
    Flip flip = recipe.flip() == Flip.NONE ? Flip.RANDOM : recipe.flip();
    double padding = recipe.padding() > 0 ? recipe.padding() : SHIFT;
    double area = recipe.smallestArea() < 1 ? recipe.smallestArea() : AREA;
    double patch = recipe.cutout() > 0 ? recipe.cutout() : PATCH;
    double strength = recipe.trivialAugment() > 0 ? recipe.trivialAugment() : STRENGTH;
    return recipe
        .withFlip(wanted.contains("flip") ? flip : Flip.NONE)
        .withPadding(wanted.contains("shift") ? padding : 0)
        .withSmallestArea(wanted.contains("resize") ? area : 1)
        .withCutout(wanted.contains("cutout") ? patch : 0)
        .withTrivialAugment(wanted.contains("trivial") ? strength : 0);
  }
}
