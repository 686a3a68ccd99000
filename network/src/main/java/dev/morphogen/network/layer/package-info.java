/**
 * Layers, and the parts they are made of. A {@link dev.morphogen.network.layer.Layer} says what is computed and is
 * immutable; its {@link dev.morphogen.network.layer.LayerPlan} says how, for one {@link
 * dev.morphogen.network.layer.Site} of one network: it asks for buffers once and adds stages and barriers to programs.
 * Operators ({@link dev.morphogen.network.layer.StencilWeights}, {@link dev.morphogen.network.layer.MixingWeights})
 * and {@link dev.morphogen.network.layer.BatchNormalization} bring their own gradients, so a layer's backward pass is
 * the chain rule between them:
 *
 * {@snippet :
 * private void backward(int image, Worker worker) {                     // of y⁺ = y + K z; g = ∂L/∂y⁺
 *   operator.gatherGradient(z, site.outputGradient(), image, worker);   // ∂⟨g, K z⟩/∂K
 *   operator.transpose(site.outputGradient(), dz, image, worker);       // dz = Kᵀ g
 * }
 * }
 *
 * <p>{@code dev.morphogen.network.testing.LayerContract}, in the artifact {@code morphogen-testing}, checks a new one.
 */
@NullMarked
package dev.morphogen.network.layer;

import org.jspecify.annotations.NullMarked;
