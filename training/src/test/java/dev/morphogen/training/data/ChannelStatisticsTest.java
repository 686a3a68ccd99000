package dev.morphogen.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import org.junit.jupiter.api.Test;

class ChannelStatisticsTest {

  @Test
  void agreeWithTheDefinition() {
    Shape shape = new Shape(5, 7, 3);
    byte[] pixels = Pictures.noise(11 * shape.size(), 1);
    ChannelStatistics statistics =
        ChannelStatistics.of(new MemorySplit(pixels, new int[11], shape.size()), shape);

    for (int c = 0; c < 3; c++) {
      double sum = 0;
      for (int i = c; i < pixels.length; i += 3) {
        sum += (pixels[i] & 0xFF) / 255.0;
      }
      double mean = sum / (11 * 35);
      double squares = 0;
      for (int i = c; i < pixels.length; i += 3) {
        squares += Math.pow((pixels[i] & 0xFF) / 255.0 - mean, 2);
      }
      assertThat(statistics.mean()[c]).isCloseTo(mean, within(1e-12));
      assertThat(statistics.std()[c]).isCloseTo(Math.sqrt(squares / (11 * 35)), within(1e-12));
    }
  }

  @Test
  void halvesPutTogetherAreTheWhole() {
    Shape shape = new Shape(5, 7, 3);
    ChannelSums whole = new ChannelSums(shape);
    ChannelSums first = new ChannelSums(shape);
    ChannelSums second = new ChannelSums(shape);
    for (int n = 0; n < 5; n++) {
      byte[] image = Pictures.noise(shape.size(), n);
      whole.add(image);
      (n < 2 ? first : second).add(image);
    }
    first.add(second.images(), second.sums(), second.squares());

    assertThat(first.images()).isEqualTo(5);
    assertThat(first.sums()).isEqualTo(whole.sums());
    assertThat(first.squares()).isEqualTo(whole.squares());
    assertThat(first.statistics().mean()).isEqualTo(whole.statistics().mean());
    assertThat(first.statistics().std()).isEqualTo(whole.statistics().std());
  }

  @Test
  void aConstantChannelHasDeviationOne() {
    byte[] pixels = {10, 1, 10, 2};
    ChannelStatistics statistics =
        ChannelStatistics.of(new MemorySplit(pixels, new int[2], 2), new Shape(1, 1, 2));

    assertThat(statistics.std()[0]).isEqualTo(1);
    assertThat(statistics.std()[1]).isCloseTo(0.5 / 255, within(1e-15));
  }

  @Test
  void imagesOfAnotherSizeHaveNone() {
    MemorySplit small = new MemorySplit(new byte[4], new int[2], 2);

    assertThatThrownBy(() -> ChannelStatistics.of(small, new Shape(1, 1, 3)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("channel statistics: images: expected 3 numbers each (1x1x3), got 2");
  }

  @Test
  void noImagesHaveNone() {
    MemorySplit none = new MemorySplit(new byte[0], new int[0], 3);

    assertThatThrownBy(() -> ChannelStatistics.of(none, new Shape(1, 1, 3)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("channel statistics: expected at least one image, got none");
  }
}
