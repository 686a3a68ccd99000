package dev.morphogen.training.data;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.training.data.format.IdxFile;

/** An IDX file of images and the one with their labels. */
record IdxSplit(Shape shape, MemorySplit images, String labelsWhere) {

  static IdxSplit of(
      String imagesWhere, IdxFile imagesFile, String labelsWhere, IdxFile labelsFile) {
    int[] sides = imagesFile.sides();
    byte[] stored = labelsFile.data();
    if (sides[0] != stored.length) {
      throw new InvalidInputException(
          "%s: expected one label for each of the %d images in %s, got %d"
              .formatted(labelsWhere, sides[0], imagesWhere, stored.length));
    }
    Shape shape = new Shape(sides[1], sides[2], sides.length == 4 ? sides[3] : 1);
    int[] labels = new int[stored.length];
    for (int n = 0; n < labels.length; n++) {
      labels[n] = stored[n] & 0xFF;
    }
    return new IdxSplit(
        shape, new MemorySplit(imagesFile.data(), labels, shape.size()), labelsWhere);
  }

  int mostLabel() {
    int most = 0;
    for (int n = 0; n < images.size(); n++) {
      most = Math.max(most, images.label(n));
    }
    return most;
  }

  void checkLabels(int classes) {
    for (int n = 0; n < images.size(); n++) {
      if (images.label(n) >= classes) {
        throw new InvalidInputException(
            "%s: image %d: expected a label below %d, got %d"
                .formatted(labelsWhere, n, classes, images.label(n)));
      }
    }
  }
}
