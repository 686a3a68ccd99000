package dev.morphogen.djl.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Named.named;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import dev.morphogen.network.InvalidInputException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link LinearMixInPlace} looks into and what it leaves alone; this needs no engine. */
final class LookedIntoTest {

  private static final Shape IMAGES = new Shape(1, 4, 8, 8);

  /** Might do anything to what its blocks make. */
  private static final class Own extends SequentialBlock {}

  /** One that fits, if the side is odd and not 1. */
  private static Conv2d.Builder fitting(int side) {
    return Conv2d.builder()
        .setFilters(4)
        .setKernelShape(new Shape(side, side))
        .optPadding(new Shape(side / 2, side / 2));
  }

  private static Conv2d convolution(int side) {
    return fitting(side).build();
  }

  /** Each fits but for one thing. */
  private static Stream<Named<Conv2d>> misfits() {
    Shape two = new Shape(2, 2);
    return Stream.of(
        named("1x1", convolution(1)),
        named("4x4", convolution(4)),
        named("3x5", fitting(3).setKernelShape(new Shape(3, 5)).build()),
        named("no padding", fitting(3).optPadding(new Shape(0, 0)).build()),
        named("stride 2", fitting(3).optStride(two).build()),
        named("dilation 2", fitting(3).optDilation(two).build()),
        named("2 groups", fitting(3).optGroups(2).build()),
        named("8 filters of 4 channels", fitting(3).setFilters(8).build()));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void otherConvolutionsStay(Conv2d misfit) {
    SequentialBlock light =
        LinearMixInPlace.in(new SequentialBlock().add(convolution(3)).add(misfit), IMAGES);
    assertThat(child(light, 0)).isInstanceOf(LinearMix.class);
    assertThat(child(light, 1)).isSameAs(misfit);
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
