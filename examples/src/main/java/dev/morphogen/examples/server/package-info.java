/** Classifies pictures in a web service. */
@NullMarked
package dev.morphogen.examples.server;

import org.jspecify.annotations.NullMarked;
