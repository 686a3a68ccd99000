/** What a step's diffusion does with its weights as they are; start at {@link dev.morphogen.network.diffusion.Diffusion}. */
@NullMarked
package dev.morphogen.network.diffusion;

import org.jspecify.annotations.NullMarked;
