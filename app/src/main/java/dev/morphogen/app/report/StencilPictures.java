package dev.morphogen.app.report;

import dev.morphogen.app.page.HeatMap;
import dev.morphogen.app.page.Page;
import dev.morphogen.app.page.Picture;
import dev.morphogen.network.model.Model;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import java.util.ArrayList;
import java.util.List;

/** The stencils {@code [c, 1, m, m]} that a model has learnt, as heat maps. */
record StencilPictures(Weights weights) {

  /** A row of pictures is about so wide, in CSS pixels. */
  private static final int WIDTH = 400;

  private static final int TAPS_ACROSS = 64;

  static StencilPictures of(Model model) {
    return new StencilPictures(model.weights());
  }

  void addTo(Page page) {
    List<Slice> stencils =
        weights.layout().trained().stream().filter(s -> s.role() == Role.STENCIL).toList();
    if (stencils.isEmpty()) {
      return;
    }
    page.section("The learnt stencils")
        .paragraph(
            "A square for every weight of the convolutions that work channel by channel, a stencil for every channel: blue is negative, white zero, red positive.")
        .pictures(stencils.stream().map(this::picture).toList());
  }

  private Picture picture(Slice slice) {
    List<double[][]> maps = maps(slice);
    int side = slice.shape().getLast();
    double bound = HeatMap.largest(maps);
    var image = HeatMap.grid(maps, Math.max(1, TAPS_ACROSS / (side + 1)), bound);
    return Picture.of(
        image,
        Math.clamp(WIDTH / image.getWidth(), 1, 12),
        "%s\n%d of %d×%d, darkest at ±%s"
            .formatted(
                slice.name().replaceFirst("\\.weight$", ""),
                maps.size(),
                side,
                side,
                Numbers.significant(bound)));
  }

  private List<double[][]> maps(Slice slice) {
    float[] numbers = weights.array(slice);
    int side = slice.shape().getLast();
    List<double[][]> maps = new ArrayList<>();
    for (int channel = 0; channel < slice.shape().getFirst(); channel++) {
      double[][] map = new double[side][side];
      for (int tap = 0; tap < side * side; tap++) {
        map[tap / side][tap % side] = numbers[slice.offset() + channel * side * side + tap];
      }
      maps.add(map);
    }
    return maps;
  }
}
