/**
 * The steps that blocks are made of, one file each; {@link dev.morphogen.network.step.Steps} lists them by name. One of
 * your own goes beside them, and that list to what makes a network or a model:
 *
 * {@snippet file="dev/morphogen/network/PackagePageTest.java" region="steps"}
 *
 * <p>The new step here is put together from operators and needs no backward pass of its own. {@link
 * dev.morphogen.network.step.ExplicitStep} is one that has its own, to begin a new one from.
 */
@NullMarked
package dev.morphogen.network.step;

import org.jspecify.annotations.NullMarked;
