package dev.morphogen.training.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class ToneCurveTest {

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  @Test
  void posterizeKeepsTheLeadingBits() {
    byte[] out = new byte[4];
    new ToneCurve(1).posterize(bytes(255, 127, 64, 3), 2, out);
    assertThat(out).isEqualTo(bytes(192, 64, 64, 0));
    new ToneCurve(1).posterize(bytes(255, 127, 64, 3), 8, out);
    assertThat(out).isEqualTo(bytes(255, 127, 64, 3));
  }

  @Test
  void solarizeTurnsBrightValuesIntoTheirNegatives() {
    byte[] out = new byte[4];
    new ToneCurve(1).solarize(bytes(255, 128, 127, 0), 128, out);
    assertThat(out).isEqualTo(bytes(0, 127, 127, 0));
    new ToneCurve(1).solarize(bytes(255, 128, 127, 0), 256, out);
    assertThat(out).isEqualTo(bytes(255, 128, 127, 0));
  }

  @Test
  void autoContrastStretchesEveryChannelOnItsOwn() {
    byte[] out = new byte[6];
    new ToneCurve(2).autoContrast(bytes(100, 7, 110, 7, 150, 7), out);
    assertThat(out).isEqualTo(bytes(0, 7, 51, 7, 255, 7));
  }

  @Test
  void equalizeMakesValuesAboutEquallyFrequent() {
    byte[] dark = new byte[4096];
    Random random = new Random(3);
    for (int i = 0; i < dark.length; i++) {
      double u = random.nextDouble();
      dark[i] = (byte) (int) (255 * u * u);
    }
    byte[] out = new byte[dark.length];
    new ToneCurve(1).equalize(dark, out);
    int[] quarters = new int[4];
    for (byte value : out) {
      quarters[(value & 0xFF) / 64]++;
    }
    // 6 % are 0 and stay it; a quarter of the others is 963. Values that were one stay one.
    assertThat(quarters[1]).isBetween(860, 1060);
    assertThat(quarters[2]).isBetween(860, 1060);
    assertThat(quarters[3]).isBetween(860, 1060);
  }

  @Test
  void equalizeReachesBothEndsAndLeavesAConstantChannelAlone() {
    byte[] out = new byte[6];
    new ToneCurve(2).equalize(bytes(5, 9, 5, 9, 200, 9), out);
    assertThat(out).isEqualTo(bytes(0, 9, 0, 9, 255, 9));
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    byte[] same = new byte[256];
    new ToneCurve(1).equalize(all, same);
    assertThat(same).isEqualTo(all);
  }
}
