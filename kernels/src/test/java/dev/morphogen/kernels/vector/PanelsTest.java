package dev.morphogen.kernels.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PanelsTest {

  @Test
  void panelsStandOneAfterTheOtherAndTheLastIsFilledUp() {
    Panels panels = new Panels(2, 5, 2);
    float[] packed = new float[1 + (int) panels.size()];

    panels.pack(new float[] {9, 1, 2, 3, 4, 5, 11, 12, 13, 14, 15}, 1, 5, 1, 0, 2, packed, 1);

    assertThat(packed).containsExactly(0, 1, 2, 11, 12, 3, 4, 13, 14, 5, 0, 15, 0);
    assertThat(panels.column(3)).isEqualTo(5);
  }

  @Test
  void someRowsOfAMatrixThatStandsTransposed() {
    Panels panels = new Panels(3, 3, 2);
    float[] packed = new float[(int) panels.size()];

    panels.pack(new float[] {1, 2, 11, 12, 21, 22}, 0, 1, 2, 1, 2, packed, 0);

    assertThat(packed).containsExactly(0, 0, 1, 11, 2, 12, 0, 0, 21, 0, 22, 0);
  }

  @Test
  void panelsAreAsWideAsATileUnlessRowsStayWhole() {
    int tile = 2 * Lanes.COUNT;

    assertThat(Panels.of(7, tile).width()).isEqualTo(tile);
    assertThat(Panels.of(7, 3 * tile + 1).width())
        .isEqualTo(Lanes.MANY_REGISTERS ? 3 * tile + 1 : tile);
    assertThat(Panels.whole(50).column(49)).isEqualTo(49);
  }
}
