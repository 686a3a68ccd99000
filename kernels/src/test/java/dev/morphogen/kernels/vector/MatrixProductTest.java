package dev.morphogen.kernels.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatrixProductTest {

  @ParameterizedTest
  @ValueSource(ints = {4, 6, 8})
  void tilesCoverEveryRowOnce(int tallest) {
    for (int rows = 1; rows < 100; rows++) {
      assertThat(Arrays.stream(MatrixProduct.heights(tallest, rows)).sum()).isEqualTo(rows);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 8})
  void noEvenNumberOfRowsFromFourOnNeedsSingleRows(int tallest) {
    for (int rows = 4; rows < 100; rows += 2) {
      assertThat(MatrixProduct.heights(tallest, rows)).doesNotContain(1);
    }
  }

  @Test
  void tilesAreAsTallAsRowsAllow() {
    assertThat(MatrixProduct.heights(8, 32)).containsExactly(8, 8, 8, 8);
    assertThat(MatrixProduct.heights(8, 19)).containsExactly(8, 6, 4, 1);
    assertThat(MatrixProduct.heights(8, 15)).containsExactly(8, 6, 1);
    assertThat(MatrixProduct.heights(6, 15)).containsExactly(6, 4, 4, 1);
    assertThat(MatrixProduct.heights(4, 15)).containsExactly(4, 4, 4, 1, 1, 1);
  }
}
