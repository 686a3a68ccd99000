package dev.morphogen.network.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.kernels.fourier.FourierDiffusion;
import dev.morphogen.kernels.fourier.FourierShape;
import dev.morphogen.kernels.fourier.TimeIntegration;
import dev.morphogen.network.Shape;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GreensFunctionTest {

  private static final float TIME_STEP = 3;

  private static GreensFunction of(Stencils stencils, int height, int width, Axes axes) {
    return stencils.implicit(height, width, axes, TIME_STEP).greensFunction();
  }

  /** What a kernel makes of random images is their convolution with the Green's function. */
  @ParameterizedTest
  @CsvSource({
    "PIXELS, 6, 8, 3, 3",
    "PIXELS, 5, 4, 2, 7",
    "PIXELS_AND_CHANNELS, 6, 5, 4, 3",
    "PIXELS_AND_CHANNELS, 3, 4, 5, 5",
    "PIXELS_AND_CHANNELS, 2, 1, 1, 3"
  })
  void convolvingWithItIsTheInverse(Axes axes, int height, int width, int channels, int side) {
    Stencils stencils = Stencils.random(channels, side, 1, 21);
    GreensFunction greens = of(stencils, height, width, axes);
    float[] x = new float[height * width * channels];
    Random random = new Random(22);
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextGaussian();
    }
    float[] y = diffused(stencils, new FourierShape(height, width, channels, axes), x);
    for (int i = 0; i < y.length; i++) {
      assertThat((double) y[i]).isCloseTo(convolved(greens, axes, x, i), within(1e-5));
    }
  }

  private static float[] diffused(Stencils stencils, FourierShape shape, float[] x) {
    FourierDiffusion diffusion =
        new FourierDiffusion(
            Kernels.reference().fourier(shape),
            stencils.side(),
            TimeIntegration.IMPLICIT,
            TIME_STEP);
    int size = diffusion.spectrumSize();
    float[] multiplier = new float[size];
    float[] scratch = new float[diffusion.scratchSize()];
    diffusion.prepare(
        stencils.weights().trained(),
        stencils.slice().offset(),
        new float[size],
        new float[size],
        multiplier,
        new float[x.length],
        scratch);
    float[] y = new float[x.length];
    diffusion.apply(x, 0, 0, multiplier, y, 0, 0, scratch);
    return y;
  }

  /** Σ G[middle + here − there]·x[there], as the class's documentation has it. */
  private static double convolved(GreensFunction greens, Axes axes, float[] x, int here) {
    Shape shape = greens.shape();
    int row = shape.width() * shape.channels();
    double sum = 0;
    for (int there = 0; there < x.length; there++) {
      int channel = here % shape.channels();
      int fromChannel = there % shape.channels();
      int dy = here / row - there / row + shape.height() / 2;
      int dx =
          here / shape.channels() % shape.width()
              - there / shape.channels() % shape.width()
              + shape.width() / 2;
      int y = Math.floorMod(dy, shape.height());
      int z = Math.floorMod(dx, shape.width());
      if (axes == Axes.PIXELS_AND_CHANNELS) {
        int c = Math.floorMod(channel - fromChannel, shape.channels());
        sum += greens.at(y, z, c) * x[there];
      } else if (channel == fromChannel) {
        sum += greens.at(y, z, channel) * x[there];
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"7, 9", "8, 6"})
  void aChannelsSumIsThatOfTheConstantImage(int height, int width) {
    Stencils stencils = Stencils.random(3, 3, 1, 23);
    GreensFunction greens = of(stencils, height, width, Axes.PIXELS);
    for (int c = 0; c < 3; c++) {
      double taps = sumOfTaps(stencils, c);
      assertThat(sum(greens, c)).isCloseTo(1 / (1 + TIME_STEP * taps * taps), within(1e-12));
    }
  }

  @ParameterizedTest
  @CsvSource({"7, 9", "8, 6"})
  void aCirculantOnesSumIsThatOfTheConstantImage(int height, int width) {
    Stencils stencils = Stencils.random(3, 3, 1, 24);
    GreensFunction greens = of(stencils, height, width, Axes.PIXELS_AND_CHANNELS);
    double taps = 0;
    double sum = 0;
    for (int c = 0; c < 3; c++) {
      taps += sumOfTaps(stencils, c);
      sum += sum(greens, c);
    }
    assertThat(sum).isCloseTo(1 / (1 + TIME_STEP * taps * taps), within(1e-12));
  }

  private static double sumOfTaps(Stencils stencils, int channel) {
    double sum = 0;
    for (int tap = 0; tap < 9; tap++) {
      sum += stencils.tap(channel, tap / 3, tap % 3);
    }
    return sum;
  }

  private static double sum(GreensFunction greens, int channel) {
    double sum = 0;
    for (int y = 0; y < greens.shape().height(); y++) {
      for (int x = 0; x < greens.shape().width(); x++) {
        sum += greens.at(y, x, channel);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @CsvSource({"PIXELS, 7, 8", "PIXELS_AND_CHANNELS, 7, 8"})
  void isSymmetricAboutTheMiddle(Axes axes, int height, int width) {
    GreensFunction greens = of(Stencils.random(4, 3, 1, 25), height, width, axes);
    for (int d = 0; d < height * width * 4; d++) {
      int y = d / 4 / width;
      int x = d / 4 % width;
      int c = d % 4;
      int mirroredC = axes == Axes.PIXELS ? c : Math.floorMod(-c, 4);
      double mirrored =
          greens.at(
              Math.floorMod(2 * (height / 2) - y, height),
              Math.floorMod(2 * (width / 2) - x, width),
              mirroredC);
      assertThat(greens.at(y, x, c)).isCloseTo(mirrored, within(1e-12));
    }
    assertThat(greens.at(3, 4, 0)).isGreaterThan(0.1);
  }
}
