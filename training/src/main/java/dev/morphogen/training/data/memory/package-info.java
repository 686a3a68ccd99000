/** Images held in memory: splits, data sets, subsets, changes of size. */
@NullMarked
package dev.morphogen.training.data.memory;

import org.jspecify.annotations.NullMarked;
