package dev.morphogen.app.paper;

import dev.morphogen.app.bench.convolution.Curve;
import dev.morphogen.app.bench.convolution.Figure1;
import dev.morphogen.app.bench.convolution.Panel;
import dev.morphogen.app.bench.convolution.Panel.Varied;
import dev.morphogen.app.bench.convolution.PointResult.Measured;
import dev.morphogen.app.screen.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What section 4.1 says of Figure 1, which prints no numbers, and what was measured of each. */
final class Figure1Claims {

  private static final List<Curve> CURVES =
      List.of(Curve.DEPTHWISE_DIRECT, Curve.DEPTHWISE_FOURIER, Curve.CIRCULANT_FOURIER);

  private static final List<Curve> FOURIER =
      List.of(Curve.DEPTHWISE_FOURIER, Curve.CIRCULANT_FOURIER);

  private static final int LEAST_POINTS = 3;

  private final Figure1 figure;

  private Figure1Claims(Figure1 figure) {
    this.figure = figure;
  }

  static List<Claim> of(Figure1 figure) {
    Figure1Claims claims = new Figure1Claims(figure);
    return List.of(claims.sides(), claims.stencils(), claims.channels(), claims.ratioOfOne());
  }

  private Claim sides() {
    return new Claim(
        "The ratio does not depend on the image size, but for the direct method at small scales.",
        ends(figure.panel(Varied.SIDE)));
  }

  private Claim stencils() {
    Panel panel = figure.panel(Varied.STENCIL);
    String times = panel.measured().size() < 2 ? "" : times(panel);
    return new Claim(
        "The time of an FFT does not depend on the stencil, so the ratio grows with it.",
        ends(panel) + times);
  }

  private static String times(Panel panel) {
    Measured first = panel.measured().getFirst();
    Measured last = panel.measured().getLast();
    return FOURIER.stream()
        .map(curve ->
            "%s takes %s times as long"
                .formatted(
                    curve.label(), Text.decimal(last.millis(curve) / first.millis(curve), 2)))
        .collect(Collectors.joining("; ", "; ", ""));
  }

  private Claim channels() {
    Panel panel = figure.panel(Varied.CHANNELS);
    String here =
        panel.measured().size() < LEAST_POINTS
            ? "needs three points"
            : CURVES.stream()
                .map(curve -> "%s: %s".formatted(curve.label(), exponent(panel, curve)))
                .collect(Collectors.joining("; ", "exponent of the ratio by channels: ", ""));
    return new Claim("The ratio is linear in the number of channels (exponent 1).", here);
  }

  private static String exponent(Panel panel, Curve curve) {
    PowerLaw law = fit(panel, curve);
    return "%s ± %s"
        .formatted(Text.decimal(law.exponent(), 2), Text.decimal(law.standardError(), 2));
  }

  private static PowerLaw fit(Panel panel, Curve curve) {
    return PowerLaw.fit(
        panel.measured().stream().mapToDouble(panel::value).toArray(),
        panel.measured().stream().mapToDouble(m -> m.timesFaster(curve)).toArray());
  }

  /** Only what was measured: no curve is drawn on beyond its ends. */
  private Claim ratioOfOne() {
    Panel panel = figure.panel(Varied.CHANNELS);
    List<String> here = new ArrayList<>();
    for (Curve curve : FOURIER) {
      String first =
          panel.measured().stream()
              .filter(measured -> measured.timesFaster(curve) >= 1)
              .findFirst()
              .map(measured ->
                  "%s with %s"
                      .formatted(
                          Figure1Result.ratio(measured.timesFaster(curve)),
                          Text.plural(panel.value(measured), "channel")))
              .orElse("at none that was measured");
      here.add("%s: %s".formatted(curve.label(), first));
    }
    return new Claim(
        "The FFTs reach a ratio of 1 at about 200 channels.",
        "first ratio of 1 or more: " + String.join("; ", here));
  }

  private static String ends(Panel panel) {
    if (panel.measured().size() < 2) {
      return "needs two points";
    }
    Measured first = panel.measured().getFirst();
    Measured last = panel.measured().getLast();
    return CURVES.stream()
        .map(curve ->
            "%s: %s to %s"
                .formatted(
                    curve.label(),
                    Figure1Result.ratio(first.timesFaster(curve)),
                    Figure1Result.ratio(last.timesFaster(curve))))
        .collect(
            Collectors.joining(
                "; ",
                "from %s %d to %d: "
                    .formatted(panel.varied().label(), panel.value(first), panel.value(last)),
                ""));
  }
}
