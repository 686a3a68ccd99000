package dev.morphogen.djl.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import dev.morphogen.network.InvalidInputException;
import org.junit.jupiter.api.Test;

/** What {@link LinearMixInPlace} looks into and what it leaves alone; this needs no engine. */
final class LookedIntoTest {

  private static final Shape IMAGES = new Shape(1, 4, 8, 8);

  /** Might do anything to what its blocks make. */
  private static final class Own extends SequentialBlock {}

  private static Conv2d convolution(int side) {
    return Conv2d.builder()
        .setFilters(4)
        .setKernelShape(new Shape(side, side))
        .optPadding(new Shape(side / 2, side / 2))
        .build();
  }

  private static Block child(SequentialBlock block, int number) {
    return block.getChildren().valueAt(number);
  }

  @Test
  void whatIsReturnedBetweenStaysSo() {
    SequentialBlock inside =
        new SequentialBlock().add(convolution(3)).add(convolution(1)).setReturnIntermediate(true);
    SequentialBlock light = LinearMixInPlace.in(new SequentialBlock().add(inside), IMAGES);
    assertThat(light.isReturnIntermediate()).isFalse();
    SequentialBlock changed = (SequentialBlock) child(light, 0);
    assertThat(changed.isReturnIntermediate()).isTrue();
    assertThat(child(changed, 0)).isInstanceOf(LinearMix.class);
    assertThat(LinearMixInPlace.in(inside, IMAGES).isReturnIntermediate()).isTrue();
  }

  @Test
  void blocksOfAClassOfTheirOwnStay() {
    Own own = new Own();
    own.add(convolution(3));
    SequentialBlock light =
        LinearMixInPlace.in(new SequentialBlock().add(own).add(convolution(3)), IMAGES);
    assertThat(child(light, 0)).isSameAs(own);
    assertThat(child(own, 0)).isInstanceOf(Conv2d.class);
    assertThat(child(light, 1)).isInstanceOf(LinearMix.class);
    assertThatThrownBy(() -> LinearMixInPlace.in(own, IMAGES))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "network: expected a SequentialBlock itself, got %s, which may do more: put its blocks into one"
                .formatted(Own.class.getName()));
  }

  @Test
  void blocksWithoutSuchAConvolutionStay() {
    SequentialBlock inside = new SequentialBlock().add(convolution(1));
    SequentialBlock light =
        LinearMixInPlace.in(new SequentialBlock().add(inside).add(convolution(3)), IMAGES);
    assertThat(child(light, 0)).isSameAs(inside);
    SequentialBlock nothing = new SequentialBlock().add(inside);
    assertThat(LinearMixInPlace.in(nothing, IMAGES)).isSameAs(nothing);
  }
}
