package dev.morphogen.training.input;

import dev.morphogen.network.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How training images are varied: a part of the recipe.
 *
 * @param padding largest shift, as a share of height and width: 1/8 is 4 pixels of 32
 * @param smallestArea least share of the area that is cut out and scaled back; 1 cuts nothing out
 * @param cutout side of a patch that is blanked, as a share of height and width; 0 blanks nothing
 * @param trivialAugment greatest strength of TrivialAugment's operations: 1 is the published range,
 *     0 leaves them out
 */
public record Augmentation(
    Flip flip,
    double padding,
    Border border,
    double smallestArea,
    double cutout,
    double trivialAugment) {

  /**
   * Checks the numbers.
   *
   * @throws InvalidInputException naming the one that is out of range
   */
  public Augmentation {
    if (!(padding >= 0 && padding <= 0.5)) {
      throw new InvalidInputException(
          "augmentation.padding: expected 0 to 0.5 of the side, got " + padding);
    }
    if (!(smallestArea > 0 && smallestArea <= 1)) {
      throw new InvalidInputException(
          "augmentation.smallestArea: expected above 0 and at most 1, got " + smallestArea);
    }
    if (!(cutout >= 0 && cutout <= 1)) {
      throw new InvalidInputException(
          "augmentation.cutout: expected 0 to 1 of the side, got " + cutout);
    }
    if (!(trivialAugment >= 0 && trivialAugment <= 1)) {
      throw new InvalidInputException(
          "augmentation.trivialAugment: expected a strength of 0 to 1, got " + trivialAugment);
    }
  }

  /** Images as they are. */
  public static Augmentation none() {
    return new Augmentation(Flip.NONE, 0, Border.BLACK, 1, 0, 0);
  }

  /** The same with another flip. */
  public Augmentation withFlip(Flip newFlip) {
    return new Augmentation(newFlip, padding, border, smallestArea, cutout, trivialAugment);
  }

  /** The same with another largest shift. */
  public Augmentation withPadding(double newPadding) {
    return new Augmentation(flip, newPadding, border, smallestArea, cutout, trivialAugment);
  }

  /** The same with another least area. */
  public Augmentation withSmallestArea(double newArea) {
    return new Augmentation(flip, padding, border, newArea, cutout, trivialAugment);
  }

  /** The same with another side of the blanked patch. */
  public Augmentation withCutout(double newSide) {
    return new Augmentation(flip, padding, border, smallestArea, newSide, trivialAugment);
  }

  /** The same with another greatest strength of TrivialAugment's operations. */
  public Augmentation withTrivialAugment(double newStrength) {
    return new Augmentation(flip, padding, border, smallestArea, cutout, newStrength);
  }

  /** Pixels that an image may be shifted along a side. */
  int shift(int side) {
    return (int) Math.round(side * padding);
  }

  /** Pixels along a side of the blanked patch. */
  int blanked(int side) {
    return (int) Math.round(side * cutout);
  }

  /** As plain data, ready for JSON. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("flip", flip.name().toLowerCase(Locale.ROOT));
    map.put("padding", padding);
    map.put("border", border.name().toLowerCase(Locale.ROOT));
    map.put("smallestArea", smallestArea);
    map.put("cutout", cutout);
    map.put("trivialAugment", trivialAugment);
    return map;
  }
}
