package dev.morphogen.training.data.cache;

import dev.morphogen.network.Shape;

/** A folder's pictures after decoding, {@code [n, h, w, c]}, in the listing's order. */
public record CachedImages(Shape shape, byte[] train, byte[] test) {}
