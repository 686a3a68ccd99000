/** The commands that repeat the paper's tables and figures. */
@NullMarked
package dev.morphogen.app.paper;

import org.jspecify.annotations.NullMarked;
