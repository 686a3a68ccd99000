package dev.morphogen.kernels.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MatrixProductTest {

  @Test
  void tilesCoverEveryRowOnce() {
    for (int rows = 1; rows < 100; rows++) {
      assertThat(Arrays.stream(MatrixProduct.sixesAndFours(rows)).sum()).isEqualTo(rows);
    }
  }

  @Test
  void noEvenNumberOfRowsFromFourOnNeedsSingleRows() {
    for (int rows = 4; rows < 100; rows += 2) {
      assertThat(MatrixProduct.sixesAndFours(rows)).doesNotContain(1);
    }
  }
}
