package dev.morphogen.app.paper;

import dev.morphogen.network.Shape;

/** Images {@code [side, side, channels]}, stencils of {@code stencil} x {@code stencil}: Table 1's n, c and m. */
record LayerSize(int side, int channels, int stencil) {

  double n() {
    return (double) side * side;
  }

  double c() {
    return channels;
  }

  double m() {
    return stencil;
  }

  Shape image() {
    return new Shape(side, side, channels);
  }

  @Override
  public String toString() {
    return "%dx%d pixels, %d channels, %dx%d stencils"
        .formatted(side, side, channels, stencil, stencil);
  }
}
