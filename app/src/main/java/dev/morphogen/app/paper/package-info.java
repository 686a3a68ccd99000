/** The paper's tables and figures, measured again on the machine at hand. */
@NullMarked
package dev.morphogen.app.paper;

import org.jspecify.annotations.NullMarked;
