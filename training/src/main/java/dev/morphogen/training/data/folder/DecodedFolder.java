package dev.morphogen.training.data.folder;

import dev.morphogen.network.Shape;

/** A folder's pictures after decoding, {@code [n, h, w, c]}, in the listing's order. */
record DecodedFolder(Shape shape, byte[] train, byte[] test) {}
