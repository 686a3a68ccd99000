package dev.morphogen.network.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.Rows;
import dev.morphogen.network.run.Bands;
import org.junit.jupiter.api.Test;

class KernelsByRowsTest {

  /** Eleven rows in bands of 4, 4 and 3; a kernel is the height that it was made for. */
  private final KernelsByRows<Integer> kernels =
      new KernelsByRows<>(11, Bands.of(11, 3), height -> height);

  @Test
  void everyBandAndTheWholeImageHaveAKernel() {
    assertThat(kernels.of(new Rows(0, 4))).isEqualTo(4);
    assertThat(kernels.of(new Rows(4, 8))).isEqualTo(4);
    assertThat(kernels.of(new Rows(8, 11))).isEqualTo(3);
    assertThat(kernels.of(Rows.all(11))).isEqualTo(11);
  }

  @Test
  void otherRowsAreRefused() {
    assertThatThrownBy(() -> kernels.of(new Rows(0, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows: expected a band of 4 (the last of 3) or all 11, got 5");
  }
}
