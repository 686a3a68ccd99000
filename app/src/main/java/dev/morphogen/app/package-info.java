/** The command line: what a person meets. */
@NullMarked
package dev.morphogen.app;

import org.jspecify.annotations.NullMarked;
