package dev.morphogen.app.report;

import dev.morphogen.app.page.HeatMap;
import dev.morphogen.app.page.Page;
import dev.morphogen.app.page.Picture;
import dev.morphogen.network.diffusion.GreensFunction;
import dev.morphogen.network.model.Model;
import java.util.ArrayList;
import java.util.List;

/** What each implicit step makes of a single 1 at the image's middle, as heat maps. */
record GreensPictures(List<GreensFunction> functions) {

  private static final int MOST_CHANNELS = 24;
  private static final int ACROSS = 8;
  private static final int WINDOW = 17;
  private static final int WIDTH = 430;

  static GreensPictures of(Model model) {
    return new GreensPictures(model.greensFunctions());
  }

  void addTo(Page page) {
    if (functions.isEmpty()) {
      return;
    }
    page.heading("Green’s functions of the implicit steps")
        .paragraph(
            "What a step’s diffusion makes of a single 1 at the image’s middle, in the first channels: how far the step reaches. Colours go with the square root of the number, so that what is far from the middle shows too.")
        .pictures(functions.stream().map(GreensPictures::picture).toList());
  }

  private static Picture picture(GreensFunction function) {
    int channels = Math.min(MOST_CHANNELS, function.shape().channels());
    List<double[][]> maps = new ArrayList<>();
    for (int channel = 0; channel < channels; channel++) {
      maps.add(window(function, channel));
    }
    double bound = HeatMap.largest(maps);
    var image = HeatMap.grid(maps, ACROSS, bound);
    return Picture.of(
        image,
        Math.clamp(WIDTH / image.getWidth(), 1, 12),
        "%s\n%d of %d channels, %d×%d pixels, darkest at ±%s"
            .formatted(
                function.step(),
                channels,
                function.shape().channels(),
                maps.getFirst().length,
                maps.getFirst()[0].length,
                Numbers.significant(bound * bound)));
  }

  /** Around the middle, each number's root with its sign. */
  private static double[][] window(GreensFunction function, int channel) {
    int height = Math.min(WINDOW, function.shape().height());
    int width = Math.min(WINDOW, function.shape().width());
    int top = function.shape().height() / 2 - height / 2;
    int left = function.shape().width() / 2 - width / 2;
    double[][] window = new double[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double number = function.at(top + y, left + x, channel);
        window[y][x] = Math.copySign(Math.sqrt(Math.abs(number)), number);
      }
    }
    return window;
  }
}
