package dev.morphogen.app.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.training.input.Augmentation;
import dev.morphogen.training.input.Flip;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TrainOptionsTest {

  private static Augmentation augmentation(String... arguments) {
    return TrainOptions.parse(List.of(), List.of(arguments)).recipe().augmentation();
  }

  @Test
  void variationsAreTheRecipesUntilTheyAreNamed() {
    Augmentation own = augmentation("--recipe", "paper");
    assertThat(own.flip()).isEqualTo(Flip.RANDOM);
    assertThat(own.cutout()).isZero();
    Augmentation none = augmentation("--recipe", "paper", "--augment", "none");
    assertThat(none.flip()).isEqualTo(Flip.NONE);
    assertThat(none.padding()).isZero();
    assertThat(none.smallestArea()).isEqualTo(1);
    Augmentation some = augmentation("--recipe", "paper", "--augment", "resize,cutout,trivial");
    assertThat(some.flip()).isEqualTo(Flip.NONE);
    assertThat(some.smallestArea()).isEqualTo(own.smallestArea()).isLessThan(1);
    assertThat(some.cutout()).isEqualTo(0.25);
    assertThat(some.trivialAugment()).isEqualTo(1);
    Augmentation others = augmentation("--recipe", "paper", "--augment", "flip,shift");
    assertThat(others.flip()).isEqualTo(Flip.RANDOM);
    assertThat(others.padding()).isPositive();
    assertThat(others.cutout()).isZero();
  }

  @Test
  void whatIsSetLaterHasTheLastWord() {
    List<String> stored =
        TrainOptions.parse(List.of(), List.of("--learning-rate", "0.5", "--augment", "flip"))
            .arguments();
    TrainOptions again =
        TrainOptions.parse(
            stored,
            List.of(
                "--set=epochs=9",
                "--set=batch=32",
                "--set=learningRate.peak=0.25",
                "--set=augmentation.flip=none"));
    assertThat(again.recipe().epochs()).isEqualTo(9);
    assertThat(again.recipe().batch()).isEqualTo(32);
    assertThat(again.recipe().learningRate().peak()).isEqualTo(0.25);
    assertThat(again.recipe().augmentation().flip()).isEqualTo(Flip.NONE);
    TrainOptions third = TrainOptions.parse(again.arguments(), List.of());
    assertThat(third.recipe().epochs()).isEqualTo(9);
  }

  @Test
  void storedArgumentsGiveTheSameVariations() {
    TrainOptions options = TrainOptions.parse(List.of(), List.of("--augment", "flip,cutout"));
    TrainOptions again = TrainOptions.parse(options.arguments(), List.of());
    assertThat(again.recipe()).isEqualTo(options.recipe());
  }
}
