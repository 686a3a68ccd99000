/** What is learnt: layers, the plans that run them, and their weights. */
@NullMarked
package dev.morphogen.network;

import org.jspecify.annotations.NullMarked;
