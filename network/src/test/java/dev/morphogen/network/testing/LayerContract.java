package dev.morphogen.network.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.morphogen.kernels.Kernels;
import dev.morphogen.kernels.testing.KernelSets;
import dev.morphogen.kernels.testing.Tolerances;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.Shape;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.plan.InferencePlan;
import dev.morphogen.network.plan.Network;
import dev.morphogen.network.plan.PlanSettings;
import dev.morphogen.network.run.Program.Order;
import dev.morphogen.network.weights.Slice;
import dev.morphogen.network.weights.WeightLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every layer and every network must do. A layer's test lists instances; nothing else:
 *
 * {@snippet :
 * class MyStepTest extends LayerContract {
 *   @Override
 *   protected Stream<Network> instances() {
 *     var settings = new StepSettings(17, 3, 0.5f, Boundary.ZERO, Convolution.DIRECT);
 *     return Stream.of(alone(new Shape(5, 7, 17), layout -> new MyStep(layout, settings)));
 *   }
 * }
 * }
 *
 * <p>Its JVM needs {@code --add-modules jdk.incubator.vector}, as every instance is checked with the
 * reference and with the vector kernels.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class LayerContract {

  /** Normalization amplifies the rounding of a layer, and depth that of a network. */
  static final double ONE_LAYER = 1e-4;

  private static final double NETWORK = 1e-3;
  private static final double ACROSS_KINKS = 0.05;
  private static final double UNNORMALIZED = 1e-6;

  /** The layers or networks under test. */
  protected abstract Stream<Network> instances();

  /** A network of one layer. */
  protected static Network alone(Shape input, Function<WeightLayout.Builder, Layer> layer) {
    WeightLayout.Builder layout = WeightLayout.builder();
    Layer only = layer.apply(layout.at("layer"));
    return new Network(input, List.of(only), layout.build());
  }

  Stream<Arguments> cases() {
    return instances()
        .flatMap(network ->
            KernelSets.all()
                .map(set ->
                    Arguments.argumentSet(
                        network.layers().getFirst().getClass().getSimpleName()
                            + " on "
                            + network.inputShape()
                            + ", "
                            + set,
                        network,
                        set.get()[0])));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void gradientsOfEverySliceAndOfTheInput(Network network, Kernels kernels) {
    Rig rig = new Rig(network, kernels).awayFromKinks();
    double tolerance = network.layers().size() == 1 ? ONE_LAYER : NETWORK;
    assertThat(gradientErrors(rig, tolerance))
        .allSatisfy((slice, e) -> assertThat(e).isLessThan(tolerance));
  }

  /**
   * With relus that are on for some pixels and off for others. A number that happens to lie where its relu
   * switches spoils the slices before it, so one in five may be off; a wrong mask spoils them all.
   */
  @ParameterizedTest
  @MethodSource("cases")
  void gradientsAcrossKinks(Network network, Kernels kernels) {
    Map<String, Double> errors = gradientErrors(new Rig(network, kernels), ACROSS_KINKS);
    assertThat(errors.values().stream().filter(e -> !(e < ACROSS_KINKS)).count())
        .as("%s", errors)
        .isLessThanOrEqualTo(Math.ceilDiv(errors.size(), 5));
  }

  private static Map<String, Double> gradientErrors(Rig rig, double enough) {
    SliceCheck check = new SliceCheck(rig);
    float[] gradient = rig.plan.gradient().clone();
    float[] inputGradient = rig.inputGradient();
    Map<String, Double> errors = new LinkedHashMap<>();
    for (Slice slice : rig.network.layout().trained()) {
      float[] claimed = Arrays.copyOfRange(gradient, slice.offset(), slice.end());
      errors.put(slice.name(), check.error(rig.weights.trained(), slice.offset(), claimed, enough));
    }
    errors.put("input", check.error(rig.images, 0, inputGradient, enough));
    return errors;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sameResultTwiceAndFromANewPlanAndFromNaN(Network network, Kernels kernels) {
    Rig rig = new Rig(network, kernels);
    double first = rig.loss();
    float[] output = rig.output.clone();
    float[] gradient = rig.plan.gradient().clone();
    float[] inputGradient = rig.inputGradient();
    rig.plan = rig.newPlan();
    rig.plan.fillWorkspace(Float.NaN);
    for (int round = 0; round < 2; round++) {
      Arrays.fill(rig.plan.gradient(), 0);
      assertThat(rig.loss()).isEqualTo(first);
      assertThat(rig.output).isEqualTo(output);
      assertThat(rig.plan.gradient()).isEqualTo(gradient);
      assertThat(rig.inputGradient()).isEqualTo(inputGradient);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void inputsAndWeightsAreNotWritten(Network network, Kernels kernels) {
    Rig rig = new Rig(network, kernels);
    float[] images = rig.images.clone();
    float[] trained = rig.weights.trained().clone();
    rig.loss();
    assertThat(rig.images).isEqualTo(images);
    assertThat(rig.weights.trained()).isEqualTo(trained);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void weightGradientsAreAddedTo(Network network, Kernels kernels) {
    Rig rig = new Rig(network, kernels);
    rig.loss();
    float[] once = rig.plan.gradient().clone();
    rig.loss();
    for (int i = 0; i < once.length; i++) {
      assertThat(rig.plan.gradient()[i]).isEqualTo(once[i] + once[i]);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyOrderAndAnyNumberOfThreadsGiveTheSameBits(Network network, Kernels kernels) {
    PlanSettings settings = new PlanSettings(kernels, 37, 1);
    Rig one = new Rig(network, settings);
    one.loss();
    for (int threads : new int[] {1, 2, 3}) {
      for (Order order : Order.values()) {
        Rig other = new Rig(network, new PlanSettings(kernels, 37, threads), order);
        other.loss();
        assertThat(other.output).isEqualTo(one.output);
        assertThat(other.plan.gradient()).isEqualTo(one.plan.gradient());
        assertThat(other.inputGradient()).isEqualTo(one.inputGradient());
        assertThat(other.weights.tracked()).isEqualTo(one.weights.tracked());
      }
    }
  }

  /** Images that a neighbour's Fourier transform packs together lie side by side in a worker's scratch. */
  @ParameterizedTest
  @MethodSource("instances")
  void imagesTakenTogetherGiveTheSameBits(Network network) {
    List<Paired> layers = network.layers().stream().map(Paired::new).toList();
    Network paired = new Network(network.inputShape(), layers, network.layout());
    // 64 images are cut alike one by one and in pairs; of 37 the last is alone.
    PlanSettings settings = new PlanSettings(Kernels.best(), 64, 1);
    Rig one = new Rig(network, settings);
    Rig two = new Rig(paired, settings);
    one.run(37);
    two.run(37);
    assertThat(two.output).isEqualTo(one.output);
    assertThat(two.plan.gradient()).isEqualTo(one.plan.gradient());
    assertThat(two.inputGradient()).isEqualTo(one.inputGradient());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aPartOfABatchIsABatch(Network network, Kernels kernels) {
    Rig whole = new Rig(network, new PlanSettings(kernels, 2, 1));
    whole.loss();
    Rig part = new Rig(network, new PlanSettings(kernels, 5, 1));
    System.arraycopy(whole.images, 0, part.images, 0, whole.images.length);
    System.arraycopy(whole.u, 0, part.u, 0, whole.u.length);
    part.run(5); // so that the images behind the part leave traces
    Arrays.fill(part.plan.gradient(), 0);
    part.run(2);
    assertThat(Arrays.copyOf(part.output, whole.output.length)).isEqualTo(whole.output);
    assertThat(part.plan.gradient()).isEqualTo(whole.plan.gradient());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trainingThenInferenceByTheTrackedStatistics(Network network, Kernels kernels) {
    Rig rig = new Rig(network, kernels);
    // The statistics of one batch, tracked until they are its own: 0.9^120 = 3e-6 is left of the
    // first.
    for (int round = 0; round < 120; round++) {
      rig.run(Rig.IMAGES);
    }
    float[] inferred = new float[rig.output.length];
    PlanSettings settings = new PlanSettings(kernels, Rig.IMAGES, 2);
    new InferencePlan(network, rig.weights, settings).run(rig.images, Rig.IMAGES, inferred);
    double close = inferenceTolerance(network) * Tolerances.largest(rig.output);
    for (int i = 0; i < inferred.length; i++) {
      assertThat((double) inferred[i]).isCloseTo(rig.output[i], within(close));
    }
  }

  /** Few images are shared by all threads, band by band. */
  @ParameterizedTest
  @MethodSource("cases")
  void sameBitsWhenThreadsShareAnImage(Network network, Kernels kernels) {
    Rig rig = new Rig(network, kernels);
    rig.run(Rig.IMAGES); // statistics that are not those a network begins with
    for (int count : new int[] {1, 2}) {
      float[] alone = inferred(rig, kernels, count, 1);
      assertThat(inferred(rig, kernels, count, 3)).as("%d images", count).isEqualTo(alone);
    }
  }

  private static float[] inferred(Rig rig, Kernels kernels, int count, int threads) {
    float[] output = new float[rig.output.length];
    PlanSettings settings = new PlanSettings(kernels, Rig.IMAGES, threads);
    new InferencePlan(rig.network, rig.weights, settings).run(rig.images, count, output);
    return output;
  }

  /** Training normalizes by the biased variance and tracks the unbiased one: √(n/(n−1)) apart a layer that normalizes. */
  private static double inferenceTolerance(Network network) {
    if (network.layout().tracked().isEmpty()) {
      return UNNORMALIZED;
    }
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i < network.layers().size() - 1; i++) {
      fewest = Math.min(fewest, network.inputShape(i).pixels());
    }
    if (network.layers().size() == 1) {
      fewest = network.inputShape().pixels();
    }
    return 1e-4 + 2.0 * network.layers().size() / (Rig.IMAGES * fewest);
  }

  private static Offset<Double> within(double tolerance) {
    return Offset.offset(tolerance);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void wrongChannelsAreRefused(Network network, Kernels kernels) {
    Shape input = network.inputShape();
    Shape wrong = input.withChannels(input.channels() + 1);
    Layer first = network.layers().getFirst();
    assertThatThrownBy(() -> first.outputShape(wrong))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "%s: expected %d channels, got %d in %s"
                .formatted(first.name(), input.channels(), wrong.channels(), wrong));
  }

  @ParameterizedTest
  @MethodSource("instances")
  void referenceAndVectorAgree(Network network) {
    Rig reference = new Rig(network, Kernels.reference());
    Rig vector = new Rig(network, KernelSets.vector());
    reference.loss();
    vector.loss();
    assertClose(vector.output, reference.output);
    assertClose(vector.plan.gradient(), reference.plan.gradient());
    assertClose(vector.inputGradient(), reference.inputGradient());
    assertClose(vector.weights.tracked(), reference.weights.tracked());
  }

  private static void assertClose(float[] actual, float[] expected) {
    double close = 2e-5 * Tolerances.largest(expected);
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(close));
    }
  }
}
