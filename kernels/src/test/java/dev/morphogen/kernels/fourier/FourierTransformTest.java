package dev.morphogen.kernels.fourier;

import dev.morphogen.kernels.testing.EveryKernelSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FourierTransformTest extends EveryKernelSet {

  /** Lines of every kind: of one number, of powers of two, with factors 3, 5 and 7, primes small and large. */
  static Stream<FourierShape> shapes() {
    List<FourierShape> shapes = new ArrayList<>();
    for (Axes axes : Axes.values()) {
      for (int channels : new int[] {1, 3, 5, 16, 17, 33, 48, 64}) {
        for (int[] size : new int[][] {{1, 1}, {1, 5}, {6, 1}, {2, 3}, {4, 7}, {8, 4}}) {
          shapes.add(new FourierShape(size[0], size[1], channels, axes));
        }
      }
      // The reference takes n² products a line: few channels where lines are long.
      for (int[] size :
          new int[][] {
            {12, 14, 17}, {14, 16, 5}, {3, 28, 5}, {11, 13, 33}, {25, 3, 5}, {2, 27, 5}, {31, 2, 7},
            {3, 37, 5}, {49, 2, 5}, {48, 2, 12}, {2, 96, 7}, {64, 1, 16}, {1, 128, 3}, {32, 32, 5}
          }) {
        shapes.add(new FourierShape(size[0], size[1], size[2], axes));
      }
    }
    for (int channels : new int[] {31, 37, 49, 50, 96, 128, 192, 256}) {
      shapes.add(new FourierShape(2, 1, channels, Axes.PIXELS_AND_CHANNELS));
    }
    return shapes.stream();
  }

  /** One of every kind of line, where what is checked does not depend on the arithmetic. */
  static Stream<FourierShape> fewShapes() {
    List<FourierShape> shapes = new ArrayList<>();
    for (Axes axes : Axes.values()) {
      for (int channels : new int[] {1, 5, 17, 32}) {
        shapes.add(new FourierShape(1, 1, channels, axes));
        shapes.add(new FourierShape(7, 4, channels, axes));
        shapes.add(new FourierShape(8, 8, channels, axes));
        shapes.add(new FourierShape(3, 11, channels, axes));
      }
    }
    return shapes.stream();
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void equalsTheReference(FourierShape shape) {
    checks(shape).equalReference();
  }

  @ParameterizedTest
  @MethodSource("fewShapes")
  void mayOverwriteItsInput(FourierShape shape) {
    checks(shape).inPlace();
  }

  @ParameterizedTest
  @MethodSource("fewShapes")
  void givesTheSameBitsTwiceAndAtAnyOffset(FourierShape shape) {
    checks(shape).repeatable();
  }

  @ParameterizedTest
  @MethodSource("fewShapes")
  void companionsDoNotMatter(FourierShape shape) {
    checks(shape).companions();
  }

  /** One transform serves many threads, each with scratch of its own. */
  @ParameterizedTest
  @EnumSource
  void threadsDoNotDisturbEachOther(Axes axes) {
    FourierTransform shared = kernels.fourier(new FourierShape(12, 14, 17, axes));
    IntStream.range(0, 4).parallel().forEach(i -> new TransformChecks(shared).equalReference());
  }

  private TransformChecks checks(FourierShape shape) {
    return new TransformChecks(kernels.fourier(shape));
  }
}
