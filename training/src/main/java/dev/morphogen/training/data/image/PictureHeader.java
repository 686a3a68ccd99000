package dev.morphogen.training.data.image;

/** What a file says of its picture before it is decoded: upright sides, and whether it is grey. */
public record PictureHeader(int height, int width, boolean grey) {}
