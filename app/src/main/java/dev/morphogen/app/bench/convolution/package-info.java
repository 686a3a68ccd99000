/** The paper's Figure 1: how many times faster than a dense convolution the low-cost ones are. */
@NullMarked
package dev.morphogen.app.bench.convolution;

import org.jspecify.annotations.NullMarked;
