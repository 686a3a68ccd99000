package dev.morphogen.network.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.plan.Network;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paper's Table 2 as counted in docs/rulings.md, 12. */
class NetworksTest {

  private static Network network(String step, Width width, Shape input, int classes) {
    List<String> names = IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return Networks.of(step, width, input, names).network();
  }

  @ParameterizedTest
  @CsvSource({
    "resnet,    A,  10, 1555274",
    "resnet,    B,  10, 3494122",
    "resnet,    B, 100, 3528772",
    "resnet,    C, 100, 6324900",
    "mobilenet, A,  10,  101066",
    "mobilenet, B,  10,  216106",
    "mobilenet, B, 100,  250756",
    "mobilenet, C, 100,  423460",
    "linearmix, A,  10,  195146",
    "linearmix, B,  10,  421738",
    "linearmix, B, 100,  456388",
    "linearmix, C, 100,  788900",
    "explicit,  A,  10,  101066",
    "explicit,  B,  10,  216106",
    "explicit,  B, 100,  250756",
    "explicit,  C, 100,  423460",
    "implicit, A, 10, 101066",
    "implicit, B, 10, 216106",
    "implicit, B, 100, 250756",
    "implicit, C, 100, 423460",
    "circulant, A, 10, 101066",
    "circulant, B, 10, 216106",
    "circulant, B, 100, 250756",
    "circulant, C, 100, 423460",
    "implicit-circulant, A, 10, 101066",
    "implicit-circulant, B, 10, 216106",
    "implicit-circulant, B, 100, 250756",
    "implicit-circulant, C, 100, 423460",
  })
  void learntNumbersAreThoseOfThePaper(String step, Width width, int classes, int count) {
    Network network = network(step, width, new Shape(32, 32, 3), classes);
    assertThat(network.layout().paperCount()).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({"resnet,    229.5", "mobilenet,  17.6", "linearmix,  32.3", "explicit,   19.7"})
  void multiplyAddsAreThoseOfTheNotes(String step, double millions) {
    long cifar = network(step, Width.A, new Shape(32, 32, 3), 10).multiplyAdds();
    assertThat(Math.round(cifar / 1e5) / 10.0).isEqualTo(millions);
    long stl = network(step, Width.A, new Shape(96, 96, 3), 10).multiplyAdds();
    assertThat((stl - 2560) / (double) (cifar - 2560)).isEqualTo(9); // 2560: the classifier's
  }

  /** A transform is counted as 5·n·log₂ n operations: one an image, as a pair of images takes two. */
  @ParameterizedTest
  @CsvSource({"implicit, 20.9", "circulant, 24.1", "implicit-circulant, 24.1"})
  void multiplyAddsOfTransformsGrowWithTheLogarithm(String step, double millions) {
    long cifar = network(step, Width.A, new Shape(32, 32, 3), 10).multiplyAdds();
    assertThat(Math.round(cifar / 1e5) / 10.0).isEqualTo(millions);
  }

  @Test
  void aLineBuildsEach() {
    Shape shape = new Shape(32, 32, 3);
    List<String> classes = List.of("cat", "dog");
    assertThat(Networks.resNet(Width.A, shape, classes).architecture().blocks().getFirst().steps())
        .containsExactly("resnet", "resnet", "resnet", "resnet");
    assertThat(Networks.mobileNet(Width.A, shape, classes).network().layers()).hasSize(17);
    assertThat(Networks.linearMix(Width.B, shape, classes).network().inputShape()).isEqualTo(shape);
    assertThat(Networks.explicit(Width.C, shape, classes).network().layers()).hasSize(22);
    assertThat(Networks.implicit(Width.A, shape, classes)).isEqualTo(of("implicit", shape));
    assertThat(Networks.circulant(Width.A, shape, classes)).isEqualTo(of("circulant", shape));
    assertThat(Networks.implicitCirculant(Width.A, shape, classes))
        .isEqualTo(of("implicit-circulant", shape));
  }

  private static NetworkSpec of(String step, Shape shape) {
    return Networks.of(step, Width.A, shape, List.of("cat", "dog"));
  }
}
