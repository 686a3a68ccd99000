package dev.morphogen.djl.judge;

import dev.morphogen.kernels.depthwise.Boundary;
import dev.morphogen.kernels.testing.Gaussian;
import dev.morphogen.network.Shape;
import dev.morphogen.network.architecture.Architecture;
import dev.morphogen.network.architecture.Block;
import dev.morphogen.network.architecture.NetworkSpec;
import dev.morphogen.network.paper.Width;
import dev.morphogen.network.step.Steps;
import dev.morphogen.network.weights.Role;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network and a batch to judge it by. All numbers are drawn by name, so that they do not depend on how a network begins or where
 * its slices lie.
 */
record Case(String name, NetworkSpec spec, int images) {

  private static final int CLASSES = 10;
  private static final int SMALL_IMAGES = 3;
  private static final int PAPER_IMAGES = 2;

  /** Two blocks of two steps on odd images, and variations: other stencils, time steps and boundaries. */
  static List<Case> small() {
    List<Case> cases = new ArrayList<>();
    for (String step : Steps.standard().names()) {
      Block block = Block.of(5, step).withSteps(2);
      cases.add(small(step + "-small", block));
      Block large = block.withStencil(5).withTimeStep(0.4).withBoundary(Boundary.PERIODIC);
      cases.add(small(step + "-varied", large));
    }
    return cases;
  }

  private static Case small(String name, Block block) {
    Block wider =
        new Block(
            2 * block.width(),
            block.steps(),
            block.stencil(),
            block.timeStep(),
            block.boundary(),
            block.convolution());
    return of(name, new Architecture(5, List.of(block, wider)), new Shape(9, 11, 3), SMALL_IMAGES);
  }

  /** The paper's networks A, B and C of every step. */
  static List<Case> paper() {
    List<Case> cases = new ArrayList<>();
    for (Width width : Width.values()) {
      for (String step : Steps.standard().names()) {
        Architecture architecture = Architecture.of(step, width.channels());
        cases.add(of(step + "-" + width, architecture, new Shape(32, 32, 3), PAPER_IMAGES));
      }
    }
    return cases;
  }

  static List<Case> all() {
    return Stream.concat(small().stream(), paper().stream()).toList();
  }

  /** Whether it is one of the paper's networks. */
  boolean isPaper() {
    return images == PAPER_IMAGES;
  }

  private static Case of(String name, Architecture architecture, Shape image, int images) {
    List<String> classes = IntStream.range(0, CLASSES).mapToObj(i -> "class " + i).toList();
    return new Case(name, new NetworkSpec(architecture, image, classes), images);
  }

  /** {@code [n, h, w, c]}. */
  float[] pictures() {
    return Gaussian.numbers(images * spec.input().size(), 12);
  }

  int[] labels() {
    return IntStream.range(0, images).map(i -> (3 * i + 1) % CLASSES).toArray();
  }

  /** As large as weights are at the start; normalizations and statistics a little off 1 and 0. */
  Weights weights() {
    Weights weights = Weights.zeros(spec.network().layout());
    Stream.concat(weights.layout().trained().stream(), weights.layout().tracked().stream())
        .forEach(slice -> draw(slice, weights.array(slice)));
    return weights;
  }

  private static void draw(Slice slice, float[] array) {
    float[] noise = Gaussian.numbers(slice.size(), slice.name().hashCode());
    boolean aroundOne = slice.name().endsWith("var") || slice.name().endsWith("weight");
    for (int i = 0; i < noise.length; i++) {
      array[slice.offset() + i] =
          slice.role().countedByPaper()
              ? 0.6f * noise[i] / (float) Math.sqrt(fanIn(slice))
              : (aroundOne ? 1 : 0) + Math.clamp(0.1f * noise[i], -0.5f, 0.5f);
    }
  }

  private static int fanIn(Slice slice) {
    return slice.role() == Role.CLASSIFIER && slice.shape().size() == 1
        ? slice.size()
        : slice.size() / slice.shape().getFirst();
  }

  @Override
  public String toString() {
    return name;
  }
}
