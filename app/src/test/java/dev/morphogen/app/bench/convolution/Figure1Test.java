package dev.morphogen.app.bench.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.app.bench.convolution.PointResult.Measured;
import dev.morphogen.app.bench.convolution.PointResult.Skipped;
import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.dense.DenseConv;
import dev.morphogen.kernels.dense.DenseShape;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.WorkFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Figure1Test {

  private static PointMeasurement measurement(long bytes, DensePeer... peers) {
    return new PointMeasurement(Kernels.reference(), 2, 8, 0.02, bytes, List.of(peers));
  }

  /** Knows every answer at once, having asked ours before; or is off by a little. */
  private record Clairvoyant(String name, float[] answer, List<String> closed)
      implements DensePeer.Way {

    static DensePeer peer(float error, List<String> closed) {
      return (point, weights, images, count, threads) -> {
        var shape =
            new DenseShape(
                point.side(), point.side(), point.channels(), point.channels(), point.stencil());
        DenseConv conv = Kernels.reference().dense(shape);
        float[] packed = new float[conv.packedSize()];
        conv.pack(weights, 0, packed);
        float[] answer = new float[images.length];
        float[] scratch = new float[conv.scratchSize()];
        for (int at = 0; at < answer.length; at += answer.length / count) {
          conv.apply(images, at, packed, answer, at, scratch);
        }
        answer[0] += error;
        return List.of(new Clairvoyant("clairvoyant", answer, closed));
      };
    }

    @Override
    public void run() {}

    @Override
    public void close() {
      closed.add(name);
    }
  }

  @Test
  void theFasterDenseConvolutionCounts() {
    ConvolutionPoint point = new ConvolutionPoint(8, 3, 8);
    assertThat(((Measured) measurement(1 << 30).measure(point)).denseBy()).isEqualTo("Morphogen");
    List<String> closed = new ArrayList<>();
    Measured measured = (Measured) measurement(1 << 30, Clairvoyant.peer(0, closed)).measure(point);
    assertThat(measured.denseBy()).isEqualTo("clairvoyant");
    assertThat(measured.timesFaster(Curve.CIRCULANT_FOURIER)).isLessThan(1);
    assertThat(closed).as("once for few images, once for all").hasSize(2);
  }

  @Test
  void aPeerWhoIsWrongIsNotTimed() {
    PointMeasurement measurement = measurement(1 << 30, Clairvoyant.peer(1, new ArrayList<>()));
    assertThatThrownBy(() -> measurement.measure(new ConvolutionPoint(8, 3, 8)))
        .isInstanceOf(WorkFailedException.class)
        .hasMessageContaining("dense and clairvoyant should give the same images, but differ by 1");
  }

  /** Measuring compares the answers first: this passes for wrong answers never. */
  @ParameterizedTest
  @CsvSource({"4, 3, 3", "5, 3, 8", "8, 5, 6", "6, 1, 2", "3, 7, 4"})
  void answersAgreeAtAwkwardPoints(int side, int stencil, int channels) {
    ConvolutionPoint point = new ConvolutionPoint(side, stencil, channels);
    Measured measured = (Measured) measurement(1 << 30).measure(point);
    assertThat(measured.images()).isBetween(4, 8);
    assertThat(measured.rounds()).isGreaterThanOrEqualTo(3);
    for (Curve curve : Curve.values()) {
      assertThat(measured.millis(curve)).isPositive();
      assertThat(measured.timesFaster(curve))
          .isBetween(measured.least(curve), measured.most(curve));
    }
    assertThat(measured.timesFaster(Curve.DENSE)).isEqualTo(1);
  }

  @Test
  void theCirculantConvolutionIsNotTheDepthwiseOne() {
    ConvolutionPoint point = new ConvolutionPoint(5, 3, 4);
    Contest contest = new Contest(point, Kernels.reference(), 1, List.of());
    contest.prepare();
    contest.images(2);
    float[] depthwise = contest.answer(Curve.DEPTHWISE_FOURIER).clone();
    assertThat(contest.answer(Curve.CIRCULANT_FOURIER)).isNotEqualTo(depthwise);
  }

  @Test
  void aPointThatNeedsTooMuchIsLeftOut() {
    ConvolutionPoint point = new ConvolutionPoint(16, 3, 64);
    Skipped skipped = (Skipped) measurement(1 << 20).measure(point);
    assertThat(skipped.reason())
        .matches(
            "left out: it needs [\\d.]+ MB, the limit is 1.0 MB \\(half of what Java may use\\)");
    Skipped huge =
        (Skipped) measurement(Long.MAX_VALUE).measure(new ConvolutionPoint(4096, 255, 4096));
    assertThat(huge.reason()).isEqualTo("left out: its numbers are too many for an array");
  }

  @Test
  void ratiosAreOfTheSameRound() {
    Map<Curve, double[]> rounds =
        Map.of(
            Curve.DENSE, new double[] {8, 80, 6}, Curve.DEPTHWISE_DIRECT, new double[] {2, 10, 2});
    Measured measured = new Measured(new ConvolutionPoint(2, 1, 1), 4, rounds, "ours");
    assertThat(measured.timesFaster(Curve.DEPTHWISE_DIRECT)).isEqualTo(4);
    assertThat(measured.least(Curve.DEPTHWISE_DIRECT)).isEqualTo(3);
    assertThat(measured.most(Curve.DEPTHWISE_DIRECT)).isEqualTo(8);
    assertThat(measured.millis(Curve.DENSE)).isEqualTo(2000);
    assertThat(measured.denseGigaflops()).isCloseTo(2 * 4 / 2.0 * 1e-9, within(1e-15));
  }

  @Test
  void aPointOfTwoPanelsIsMeasuredOnce() {
    var measurement =
        new Figure1Measurement(
            new ConvolutionPoint(4, 3, 2), List.of(4, 5), List.of(3), List.of(2, 3), 1, 2, 0.01);
    Figure1 figure = measurement.measure((what, done, total) -> assertThat(total).isEqualTo(3));
    assertThat(figure.panels()).hasSize(3);
    PointResult shared = figure.panels().get(0).results().getFirst();
    assertThat(figure.panels().get(1).results()).containsExactly(shared);
    assertThat(figure.panels().get(2).results().getFirst()).isSameAs(shared);
    assertThat(figure.remarks()).isEmpty();
  }

  @Test
  void numbersOutOfRangeAreNamed() {
    assertThatThrownBy(() -> of(List.of(3, 4), 2, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("--stencils: expected odd numbers, got 3,4");
    assertThatThrownBy(() -> of(List.of(3, 999), 2, 1))
        .hasMessage("--stencils: expected 1 to 255, got 3,999");
    assertThatThrownBy(() -> of(List.of(3), 1, 1))
        .hasMessage("--batch: expected 2 to 65536, got 1");
    assertThatThrownBy(() -> of(List.of(3), 2, 0))
        .hasMessage("--seconds: expected more than 0 and at most 3600, got 0.0");
  }

  private static Figure1Measurement of(List<Integer> stencils, int batch, double seconds) {
    return new Figure1Measurement(
        ConvolutionPoint.PAPER, List.of(4), stencils, List.of(2), 1, batch, seconds);
  }
}
