package dev.morphogen.djl.block;

import ai.djl.nn.Block;
import dev.morphogen.network.InvalidInputException;
import dev.morphogen.network.step.StepSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The steps there are as blocks, by the names they have in {@code config.json}. A new one costs its file and a line here. */
public final class StepBlocks {

  private static final StepBlocks STANDARD =
      new StepBlocks(Map.of())
          .with("resnet", ResidualStep::dense)
          .with("mobilenet", MobileNetStep::new)
          .with("linearmix", ResidualStep::linearMix)
          .with("explicit", ExplicitStep::new)
          .with("implicit", FourierStep::implicit)
          .with("circulant", FourierStep::circulant)
          .with("implicit-circulant", FourierStep::implicitCirculant);

  private final Map<String, Function<StepSettings, Block>> factories;

  private StepBlocks(Map<String, Function<StepSettings, Block>> factories) {
    this.factories = Collections.unmodifiableMap(factories);
  }

  /** Those of {@code Steps.standard()}. */
  public static StepBlocks standard() {
    return STANDARD;
  }

  /** These and one more, or another in place of one. */
  public StepBlocks with(String name, Function<StepSettings, Block> factory) {
    Map<String, Function<StepSettings, Block>> more = new LinkedHashMap<>(factories);
    more.put(name, factory);
    return new StepBlocks(more);
  }

  /** Their names, in the paper's order. */
  public Set<String> names() {
    return factories.keySet();
  }

  /**
   * A step of that name.
   *
   * @throws InvalidInputException if there is none
   */
  public Block create(String name, StepSettings settings) {
    Function<StepSettings, Block> factory = factories.get(name);
    if (factory == null) {
      throw new InvalidInputException(
          "step: expected one of %s, got '%s'".formatted(String.join(", ", names()), name));
    }
    return factory.apply(settings);
  }
}
