/** The checks that decide, for the tests of this module and of those above it. */
@NullMarked
package dev.morphogen.kernels.testing;

import org.jspecify.annotations.NullMarked;
