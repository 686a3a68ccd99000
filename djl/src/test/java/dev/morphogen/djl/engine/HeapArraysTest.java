package dev.morphogen.djl.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class HeapArraysTest {

  static float[] part(float[] all, int index, int size) {
    return Arrays.copyOfRange(all, index * size, (index + 1) * size);
  }

  @Test
  void planesBecomePixels() {
    float[] planes = {0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8};
    assertThat(HeapArrays.channelsLast(planes, 1, new Shape(1, 4, 2)))
        .containsExactly(1, 5, 2, 6, 3, 7, 4, 8);
    assertThat(HeapArrays.part(new byte[] {1, 2, 3, 4}, 1, 2)).containsExactly(3, 4);
  }
}
