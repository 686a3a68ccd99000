package dev.morphogen.training.data;

/**
 * A kind of data set that can be opened.
 *
 * @param specification how it is written, for example {@code cifar10:DIR}
 * @param description what it is, in a few words
 */
public record DatasetKind(String specification, String description) {}
