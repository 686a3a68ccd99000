/** What a training tells those who listen. */
@NullMarked
package dev.morphogen.training.report;

import org.jspecify.annotations.NullMarked;
