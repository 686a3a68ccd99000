package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import java.util.List;

/** Labelled images of one shape and their classes, divided into training and test images. */
public interface ImageDataset {

  /** What it is called in reports: normally the specification it was opened with. */
  String name();

  /** The shape that every image has. */
  Shape imageShape();

  /** The classes' names; an image's label is an index into this list. */
  List<String> classes();

  /** The images to learn from. */
  ImageSplit train();

  /** The images to test with. */
  ImageSplit test();

  /**
   * {@code sha256:} and 64 hexadecimal digits over shape, classes, labels and pixels; computed at
   * the first call.
   */
  String checksum();

  /**
   * Checks that images have this shape, and labels one of the classes.
   *
   * @throws InvalidInputException naming the images, if a split's are of another size or one's label is none of the classes
   */
  default void requireConsistent() {
    requireConsistent("training", train());
    requireConsistent("test", test());
  }

  private void requireConsistent(String part, ImageSplit split) {
    String where = "data %s: %s".formatted(name(), part);
    split.requireShape(where, imageShape());
    split.requireLabels(where, classes().size());
  }
}
