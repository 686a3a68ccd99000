/** The paper's networks A, B and C. */
@NullMarked
package dev.morphogen.network.paper;

import org.jspecify.annotations.NullMarked;
