package dev.morphogen.kernels.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.WrongPropertyException;
import org.junit.jupiter.api.Test;

class VectorBitsTest {

  @Test
  void withoutAWishItIsTheMachines() {
    assertThat(VectorBits.choose(null, 256)).isEqualTo(256);
    assertThat(VectorBits.choose(null, 2048)).isEqualTo(512);
  }

  @Test
  void aNarrowerWishIsGranted() {
    assertThat(VectorBits.choose("128", 512)).isEqualTo(128);
    assertThat(VectorBits.choose("512", 512)).isEqualTo(512);
  }

  @Test
  void otherWishesAreRefused() {
    assertThatThrownBy(() -> VectorBits.choose("512", 256))
        .isInstanceOf(WrongPropertyException.class)
        .hasMessage("morphogen.vectorBits: expected at most this machine's 256, got 512");
    assertThatThrownBy(() -> VectorBits.choose("wide", 256))
        .isInstanceOf(WrongPropertyException.class)
        .hasMessage("morphogen.vectorBits: expected 128, 256 or 512, got wide");
  }
}
