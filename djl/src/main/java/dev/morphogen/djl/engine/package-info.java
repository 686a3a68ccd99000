/** The engine {@code Morphogen}: DJL's predictors on our kernels, without natives. */
@NullMarked
package dev.morphogen.djl.engine;

import org.jspecify.annotations.NullMarked;
