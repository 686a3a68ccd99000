package dev.morphogen.training.data;

import java.nio.file.Path;

/**
 * A picture file of a class.
 *
 * @param relative the path from the data set's folder, with slashes: the same on every system
 * @param changed when it was last written, in milliseconds
 */
record ImageFile(Path path, String relative, int label, long size, long changed) {}
