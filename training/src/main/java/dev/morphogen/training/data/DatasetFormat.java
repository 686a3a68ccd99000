package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import java.nio.file.Path;

/** One way in which data sets are written: what stands before the colon, and how it is read. */
interface DatasetFormat {

  /** What stands before the colon of a specification. */
  String prefix();

  /** What it reads, in a few words. */
  String description();

  /**
   * Reads the data set at this place.
   *
   * @throws InvalidInputException if what is there is not whole and sound
   */
  ImageDataset open(Path place, DatasetOptions options);
}
