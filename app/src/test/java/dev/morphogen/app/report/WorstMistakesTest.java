package dev.morphogen.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WorstMistakesTest {

  @Test
  void theHighestLossesOfWrongImagesAreKeptWorstFirst() {
    WorstMistakes worst = new WorstMistakes(3);
    double[] losses = {1, 9, 2, 5, 5, 7, 0.5};
    for (int image = 0; image < losses.length; image++) {
      worst.onImage(image, 0, image == 1 ? 0 : 1, losses[image]);
    }
    assertThat(worst.worstFirst())
        .containsExactly(new Mistake(5, 0, 1, 7), new Mistake(3, 0, 1, 5), new Mistake(4, 0, 1, 5));
    assertThat(new WorstMistakes(3).worstFirst()).isEqualTo(List.of());
  }

  @Test
  void picturesAreGreyOrColoured() {
    byte[] bytes = {(byte) 255, 0, 128 - 256, 1, 2, 3};
    var colours = MistakePictures.image(bytes, new Shape(1, 2, 3));
    assertThat(colours.getRGB(0, 0)).isEqualTo(0xFFFF0080);
    assertThat(colours.getRGB(1, 0)).isEqualTo(0xFF010203);
    var grey = MistakePictures.image(bytes, new Shape(2, 3, 1));
    assertThat(grey.getRGB(2, 0)).isEqualTo(0xFF808080);
    assertThat(grey.getRGB(0, 1)).isEqualTo(0xFF010101);
  }
}
