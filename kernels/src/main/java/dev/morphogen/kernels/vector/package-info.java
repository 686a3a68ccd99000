/**
 * What the vector versions of all families share: the vector's width and one matrix product. With the
 * {@code …Vector} classes the only code that knows {@code jdk.incubator.vector}; not for callers.
 */
@NullMarked
package dev.morphogen.kernels.vector;

import org.jspecify.annotations.NullMarked;
