package dev.morphogen.network.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.testing.KernelSets;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten losses of plain gradient descent on a toy: what changes them changes what users get. */
class GoldenLossesTest {

  /**
   * Ten steps amplify what is rounded differently: MobileNet's most, whose steps are smaller for that. At four times
   * this rate, weights that differ in the last bit put its losses on either side of a kink, 10 % apart.
   */
  private static final double ROUNDING = 2e-3;

  @ParameterizedTest
  @CsvSource({
    "resnet, 0.02, '1.46388 1.38826 1.32187 1.25981 1.20094 1.14532 1.09255 1.04147 0.99213 0.94296'",
    "mobilenet, 0.005, '1.24809 1.12224 1.08678 1.04227 1.03432 1.02658 0.99273 1.01266 0.97095 0.96037'",
    "linearmix, 0.02, '1.41626 1.38337 1.35370 1.32664 1.30259 1.27929 1.25723 1.23590 1.21450 1.19372'",
    "explicit, 0.02, '1.39210 1.31148 1.25149 1.20220 1.15608 1.11595 1.07732 1.04175 1.00658 0.97283'",
    "implicit, 0.02, '1.35202 1.27924 1.22329 1.17325 1.13143 1.09023 1.05027 1.01270 0.97754 0.94572'",
    "circulant, 0.02, '1.43196 1.31981 1.24544 1.18631 1.12838 1.07512 1.02195 0.97244 0.92428 0.88327'",
    "implicit-circulant, 0.02,"
        + " '1.39206 1.32395 1.26210 1.20810 1.16051 1.11402 1.06608 1.01581 0.96711 0.91937'",
  })
  void tenLosses(String step, float rate, String golden) {
    double[] expected = Arrays.stream(golden.split(" ")).mapToDouble(Double::parseDouble).toArray();
    for (Kernels kernels : List.of(Kernels.reference(), KernelSets.vector())) {
      double[] losses = Toy.losses(step, kernels, rate, 10);
      for (int i = 0; i < expected.length; i++) {
        assertThat(losses[i])
            .as("%s, loss %d of %s", kernels.name(), i, Arrays.toString(losses))
            .isCloseTo(expected[i], Offset.offset(ROUNDING * expected[i]));
      }
    }
  }
}
