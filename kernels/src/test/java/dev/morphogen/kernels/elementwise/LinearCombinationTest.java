package dev.morphogen.kernels.elementwise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.testing.EveryKernelSet;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.kernels.testing.Guarded;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinearCombinationTest extends EveryKernelSet {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 15, 16, 17, 64, 100})
  void addsAMultiple(int length) {
    Guarded a = new Guarded(Gaussian.numbers(length, 1), 3, 1);
    Guarded b = new Guarded(Gaussian.numbers(length, 2), 1, 5);
    float[] expected = new float[length];
    for (int i = 0; i < length; i++) {
      expected[i] = Math.fma(0.3f, b.content()[i], a.content()[i]);
    }
    Guarded out = new Guarded(new float[length], 2, 2);
    kernels
        .linearCombination()
        .add(a.array, a.offset, 0.3f, b.array, b.offset, out.array, out.offset, length);
    assertThat(out.content()).containsExactly(expected);
    out.check("out");
    // In place.
    kernels
        .linearCombination()
        .add(a.array, a.offset, 0.3f, b.array, b.offset, a.array, a.offset, length);
    assertThat(a.content()).containsExactly(expected);
    a.check("a");
    b.check("b");
  }
}
