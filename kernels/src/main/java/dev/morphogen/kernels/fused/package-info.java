/**
 * Kernels that do in one sweep over an image what a chain of others does in several. The reference of each is the
 * chain.
 */
@NullMarked
package dev.morphogen.kernels.fused;

import org.jspecify.annotations.NullMarked;
