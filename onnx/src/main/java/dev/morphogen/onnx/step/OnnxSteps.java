package dev.morphogen.onnx.step;

import dev.morphogen.kernels.fourier.Axes;
import dev.morphogen.network.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The steps that can be exported, by the names they have in {@link dev.morphogen.network.step.Steps}. */
public final class OnnxSteps {

  private static final OnnxSteps STANDARD =
      new OnnxSteps(Map.of())
          .with("resnet", DirectSteps::resNet)
          .with("mobilenet", DirectSteps::mobileNet)
          .with("linearmix", DirectSteps::linearMix)
          .with("explicit", DirectSteps::explicit)
          .with("implicit", FourierSteps.implicit(Axes.PIXELS))
          .with("circulant", FourierSteps.explicit(Axes.PIXELS_AND_CHANNELS))
          .with("implicit-circulant", FourierSteps.implicit(Axes.PIXELS_AND_CHANNELS));

  private final Map<String, OnnxStep> steps;

  private OnnxSteps(Map<String, OnnxStep> steps) {
    this.steps = Collections.unmodifiableMap(steps);
  }

  /** Those that come with Morphogen. */
  public static OnnxSteps standard() {
    return STANDARD;
  }

  /** These and one more, or another in place of one. */
  public OnnxSteps with(String name, OnnxStep step) {
    Map<String, OnnxStep> more = new LinkedHashMap<>(steps);
    more.put(name, step);
    return new OnnxSteps(more);
  }

  /** Their names, in the paper's order. */
  public Set<String> names() {
    return steps.keySet();
  }

  /**
   * The step of that name.
   *
   * @param place the step's name in the network, for the sentence
   * @throws InvalidInputException if there is none
   */
  public OnnxStep get(String name, String place) {
    OnnxStep step = steps.get(name);
    if (step == null) {
      throw new InvalidInputException(
          "export: expected steps of %s, got '%s' in %s, whose nodes are not known: add them with OnnxSteps.with"
              .formatted(String.join(", ", names()), name, place));
    }
    return step;
  }

  /** Whether the nodes of that name are those that come with Morphogen. */
  public boolean isStandard(String name) {
    OnnxStep step = steps.get(name);
    return step != null && step.equals(STANDARD.steps.get(name));
  }
}
