/**
 * The contract that every step and every network is held to, here and elsewhere; start at {@link
 * dev.morphogen.network.testing.LayerContract}.
 */
@NullMarked
package dev.morphogen.network.testing;

import org.jspecify.annotations.NullMarked;
