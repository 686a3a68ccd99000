package dev.morphogen.app.report;

/**
 * A test image that was not recognised.
 *
 * @param loss its cross-entropy: the larger, the surer the network was of something else
 */
record Mistake(int image, int label, int predicted, double loss) {}
