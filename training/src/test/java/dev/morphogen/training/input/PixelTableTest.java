package dev.morphogen.training.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;

final class PixelTableTest {

  private static final PixelTable TABLE =
      new PixelTable(new double[] {0.2, 0.4, 0.6}, new double[] {0.1, 0.2, 0.5});

  @Test
  void everyChannelOfBytesHasItsMeanAndDeviation() {
    // 0, 0.2 and 1; 0.8, 0.4 and 0.2.
    byte[] bytes = {9, 0, 51, (byte) 255, (byte) 204, 102, 51};
    float[] out = new float[8];
    TABLE.normalize(bytes, 1, 2, out, 2);
    assertThat(out).containsExactly(new float[] {0, 0, -2, -1, 0.8f, 6, 0, -0.8f}, offset(1e-6f));
  }

  @Test
  void everyChannelOfNumbersHasItsMeanAndDeviation() {
    float[] out = new float[6];
    TABLE.normalize(new float[] {0, 0.2f, 1, 0.8f, 0.4f, 0.2f}, out);
    assertThat(out).containsExactly(new float[] {-2, -1, 0.8f, 6, 0, -0.8f}, offset(1e-6f));
  }

  @Test
  void blackIsAsDarkInEveryChannel() {
    float[] out = new float[3];
    TABLE.putBlack(out, 0);
    assertThat(out).containsExactly(new float[] {-2, -2, -1.2f}, offset(1e-6f));
    assertThat(new double[] {TABLE.std(0), TABLE.std(1), TABLE.std(2)})
        .containsExactly(0.1, 0.2, 0.5);
  }
}
