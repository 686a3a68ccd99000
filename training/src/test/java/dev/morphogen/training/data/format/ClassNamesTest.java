package dev.morphogen.training.data.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ClassNamesTest {

  /** Their authors numbered the classes by their names, so two exchanged would stand out. */
  @Test
  void classesOfPhotographsAreInTheOrderOfTheAlphabet() {
    assertThat(ClassNames.CIFAR10).hasSize(10).isSorted().doesNotHaveDuplicates();
    assertThat(ClassNames.CIFAR100).hasSize(100).isSorted().doesNotHaveDuplicates();
    assertThat(ClassNames.STL10).hasSize(10).isSorted().doesNotHaveDuplicates();
  }
}
