package dev.morphogen.network.step;

import dev.morphogen.network.layer.Layer;
import dev.morphogen.network.weights.WeightLayout;

/** Makes a kind of step: a layer that keeps an image's shape. */
@FunctionalInterface
public interface StepFactory {

  /** A step that takes its slices from {@code layout}. */
  Layer create(WeightLayout.Builder layout, StepSettings settings);
}
