package dev.morphogen.training.data;

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
}
