package dev.morphogen.network.step;

import dev.morphogen.kernels.depthwise.Boundary;

/**
 * What a step may be told: its channels, the side of its stencils, the time step h, what stencils see
 * beyond the edge. A step takes from it what it has a use for.
 */
public record StepSettings(int channels, int stencil, float timeStep, Boundary boundary) {}
