package dev.morphogen.training.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrientationTest {

  /** A JPEG file's beginning: perhaps a JFIF segment as most writers put it first, then EXIF. */
  private static byte[] file(boolean jfif, String order, int orientation) {
    ByteBuffer file = ByteBuffer.allocate(64);
    file.putShort((short) 0xFFD8);
    if (jfif) {
      file.putShort((short) 0xFFE0).putShort((short) 16);
      file.put("JFIF\0".getBytes(StandardCharsets.US_ASCII)).put(new byte[9]);
    }
    file.putShort((short) 0xFFE1).putShort((short) 34);
    file.put(("Exif\0\0" + order).getBytes(StandardCharsets.US_ASCII));
    file.order(order.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    file.putShort((short) 42).putInt(8).putShort((short) 1);
    file.putShort((short) 0x112).putShort((short) 3).putInt(1).putShort((short) orientation);
    return file.array();
  }

  @ParameterizedTest
  @ValueSource(strings = {"II", "MM"})
  void exifSaysItInEitherByteOrderAndBehindOtherSegments(String order) {
    for (int number = 1; number <= 8; number++) {
      assertThat(Orientation.of(file(false, order, number)).number()).isEqualTo(number);
      assertThat(Orientation.of(file(true, order, number)).number()).isEqualTo(number);
    }
  }

  @Test
  void whatMakesNoSenseIsUpright() {
    for (int number : new int[] {0, 9, -1}) {
      assertThat(Orientation.of(file(true, "II", number)).number()).isEqualTo(1);
    }
    assertThat(Orientation.of(new byte[64]).number()).isEqualTo(1);
  }
}
