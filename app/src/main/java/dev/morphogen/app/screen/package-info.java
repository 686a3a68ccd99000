/** What goes to the terminal: lines, tables, JSON, progress. */
@NullMarked
package dev.morphogen.app.screen;

import org.jspecify.annotations.NullMarked;
