package dev.morphogen.app.paper;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Which of Table 1's three numbers varies while the others stay. */
record Sweep(Varied varied, List<LayerSize> sizes) {

  enum Varied {
    PIXELS("n", "pixels", LayerSize::n),
    CHANNELS("c", "channels", LayerSize::c),
    STENCIL("m", "stencil side", LayerSize::m);

    private final String symbol;
    private final String meaning;
    private final ToDoubleFunction<LayerSize> value;

    Varied(String symbol, String meaning, ToDoubleFunction<LayerSize> value) {
      this.symbol = symbol;
      this.meaning = meaning;
      this.value = value;
    }

    String symbol() {
      return symbol;
    }

    /** What the symbol stands for. */
    String meaning() {
      return meaning;
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What its table of times holds. */
  String heading() {
    return "Milliseconds an image along " + varied.symbol;
  }

  /** Where the points lie on the axis. */
  double[] values() {
    return sizes.stream().mapToDouble(varied.value).toArray();
  }

  /** Sides, channels and stencils that the paper's networks have or might have. */
  static List<Sweep> full() {
    return List.of(
        pixels(64, 3, 8, 16, 32, 64),
        channels(16, 3, 32, 64, 128, 256, 512),
        stencils(32, 64, 3, 5, 7, 9, 11));
  }

  /** Of a moment. */
  static List<Sweep> quick() {
    return List.of(pixels(8, 3, 4, 8, 16), channels(4, 3, 8, 16, 32), stencils(8, 8, 3, 5, 7));
  }

  private static Sweep pixels(int channels, int stencil, Integer... sides) {
    return new Sweep(
        Varied.PIXELS,
        List.of(sides).stream().map(side -> new LayerSize(side, channels, stencil)).toList());
  }

  private static Sweep channels(int side, int stencil, Integer... channels) {
    return new Sweep(
        Varied.CHANNELS,
        List.of(channels).stream().map(c -> new LayerSize(side, c, stencil)).toList());
  }

  private static Sweep stencils(int side, int channels, Integer... stencils) {
    return new Sweep(
        Varied.STENCIL,
        List.of(stencils).stream().map(m -> new LayerSize(side, channels, m)).toList());
  }
}
