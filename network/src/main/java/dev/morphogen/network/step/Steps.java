package dev.morphogen.network.step;

import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.json.ForeignText;
import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.weights.WeightLayout;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The steps there are, by name. A new one costs its file and a line in {@link #STANDARD}. */
public final class Steps {

  private static final Steps STANDARD =
      new Steps(Map.of())
          .with("resnet", ResidualStep::dense)
          .with("mobilenet", MobileNetStep::new)
          .with("linearmix", ResidualStep::linearMix)
          .with("explicit", Steps::explicit)
          .with("implicit", ImplicitStep::depthwise)
          .with("circulant", ExplicitFourierStep::circulant)
          .with("implicit-circulant", ImplicitStep::circulant);

  private final Map<String, StepFactory> factories;

  private Steps(Map<String, StepFactory> factories) {
    this.factories = Collections.unmodifiableMap(factories);
  }

  /** Those of the paper, and the implicit circulant one. */
  public static Steps standard() {
    return STANDARD;
  }

  /** These and one more, or another in place of one. */
  public Steps with(String name, StepFactory factory) {
    Map<String, StepFactory> more = new LinkedHashMap<>(factories);
    more.put(name, factory);
    return new Steps(more);
  }

  /** Their names, in the paper's order. */
  public Set<String> names() {
    return factories.keySet();
  }

  /** Whether the step of that name is {@link #standard}'s, for which whoever knows the name alone would take it. */
  public boolean isStandard(String name) {
    StepFactory factory = factories.get(name);
    return factory != null && factory.equals(STANDARD.factories.get(name));
  }

  private static Layer explicit(WeightLayout.Builder layout, StepSettings settings) {
    return switch (settings.convolution()) {
      case DIRECT -> new ExplicitStep(layout, settings);
      case FOURIER -> ExplicitFourierStep.depthwise(layout, settings);
    };
  }

  /**
   * The step of that name.
   *
   * @throws InvalidInputException if there is none
   */
  public StepFactory get(String name) {
    StepFactory factory = factories.get(name);
    if (factory == null) {
      throw new InvalidInputException(
          "step: expected one of %s, got '%s'"
              .formatted(String.join(", ", names()), ForeignText.shown(name)));
    }
    return factory;
  }
}
