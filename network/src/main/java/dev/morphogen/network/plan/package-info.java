/** Networks, and the plans that train and run them. */
@NullMarked
package dev.morphogen.network.plan;

import org.jspecify.annotations.NullMarked;
