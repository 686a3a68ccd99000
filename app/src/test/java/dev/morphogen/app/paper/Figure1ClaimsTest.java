package dev.morphogen.app.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.app.bench.convolution.ConvolutionPoint;
import dev.morphogen.app.bench.convolution.Curve;
import dev.morphogen.app.bench.convolution.Figure1;
import dev.morphogen.app.bench.convolution.Panel;
import dev.morphogen.app.bench.convolution.Panel.Varied;
import dev.morphogen.app.bench.convolution.PointResult;
import dev.morphogen.app.bench.convolution.PointResult.Measured;
import dev.morphogen.app.bench.convolution.PointResult.Skipped;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of an invented figure. */
final class Figure1ClaimsTest {

  /** How many times faster each curve is than a dense convolution that takes {@code dense} seconds. */
  private static PointResult point(
      int side,
      int stencil,
      int channels,
      double dense,
      double direct,
      double fourier,
      double circulant) {
    Map<Curve, double[]> seconds =
        Map.of(
            Curve.DENSE, new double[] {dense},
            Curve.DEPTHWISE_DIRECT, new double[] {dense / direct},
            Curve.DEPTHWISE_FOURIER, new double[] {dense / fourier},
            Curve.CIRCULANT_FOURIER, new double[] {dense / circulant});
    return new Measured(new ConvolutionPoint(side, stencil, channels), 2, seconds, "ours");
  }

  private static List<String> here(
      List<PointResult> sides, List<PointResult> stencils, List<PointResult> channels) {
    List<Panel> panels =
        List.of(
            new Panel(Varied.SIDE, sides),
            new Panel(Varied.STENCIL, stencils),
            new Panel(Varied.CHANNELS, channels));
    return Figure1Claims.of(new Figure1(ConvolutionPoint.PAPER, panels, 2)).stream()
        .map(Claim::here)
        .toList();
  }

  @Test
  void everySentenceIsOfItsOwnPanel() {
    List<PointResult> sides =
        List.of(point(16, 3, 256, 1, 32, 0.5, 0.25), point(256, 3, 256, 256, 16, 0.5, 0.125));
    List<PointResult> stencils =
        List.of(point(64, 3, 256, 1, 16, 0.5, 0.25), point(64, 7, 256, 4, 16, 2, 0.5));
    List<PointResult> channels =
        List.of(
            point(64, 3, 64, 1, 8, 0.5, 0.0625),
            point(64, 3, 128, 4, 8, 1, 0.25),
            point(64, 3, 256, 16, 8, 2, 1),
            point(64, 3, 512, 64, 8, 4, 4));
    assertThat(here(sides, stencils, channels))
        .containsExactly(
            "from image side 16 to 256: depthwise, direct: 32.0 to 16.0; depthwise, FFT: 0.50 to"
                + " 0.50; circulant, FFT: 0.25 to 0.13",
            "from stencil side 3 to 7: depthwise, direct: 16.0 to 16.0; depthwise, FFT: 0.50 to"
                + " 2.00; circulant, FFT: 0.25 to 0.50; depthwise, FFT takes 1.00 times as long;"
                + " circulant, FFT takes 2.00 times as long",
            "exponent of the ratio by channels: depthwise, direct: 0.00 ± 0.00; depthwise, FFT:"
                + " 1.00 ± 0.00; circulant, FFT: 2.00 ± 0.00",
            "first ratio of 1 or more: depthwise, FFT: 1.00 with 128 channels; circulant, FFT: 1.00"
                + " with 256 channels");
  }

  @Test
  void tooFewPointsSayNothing() {
    PointResult one = point(64, 3, 256, 1, 16, 0.5, 0.25);
    PointResult none = new Skipped(new ConvolutionPoint(64, 3, 512), "left out: too large");
    assertThat(here(List.of(one), List.of(one), List.of(one, none)))
        .containsExactly(
            "needs two points",
            "needs two points",
            "needs three points",
            "first ratio of 1 or more: depthwise, FFT: at none that was measured; circulant, FFT:"
                + " at none that was measured");
  }
}
